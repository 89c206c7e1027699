import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { isStatus, type HostDocker } from './host-docker.ts';

/** Copies the files of a folder in a container of the host into a folder here. False where there is no such folder. */
export async function copyFolderOut(docker: HostDocker, container: string, from: string, to: string): Promise<boolean> {
  try {
    await copyOut(await docker.getContainer(container).getArchive({ path: from }), to);
    return true;
  } catch (error) {
    if (isStatus(error, 404)) return false;
    throw error;
  }
}

/** Writes the files of a tar stream into a folder, without the first folder of their paths and never outside. */
export async function copyOut(tar: NodeJS.ReadableStream, to: string): Promise<void> {
  const entries = extract();
  tar.pipe(entries);
  for await (const entry of entries) {
    const path = normalize(entry.header.name.split('/').slice(1).join('/'));
    if (entry.header.type !== 'file' || path.startsWith('..')) {
      entry.resume();
      continue;
    }
    await mkdir(dirname(join(to, path)), { recursive: true });
    await pipeline(entry, createWriteStream(join(to, path)));
  }
}
