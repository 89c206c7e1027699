import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../files/replace-file.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An update is over within a minute; its file is kept longer, to look at, but not for ever. */
const KEPT = 10;

/** Files of updates in one folder, each named by the id of its update. */
export interface Blobs {
  write(id: string, content: Buffer): Promise<void>;
  /** Rejects where there is none. */
  read(id: string): Promise<Buffer>;
  has(id: string): Promise<boolean>;
}

export function createBlobs(folder: string): Blobs {
  const fileOf = (id: string) => {
    if (!UUID.test(id)) throw new Error('a blob is named by the id of its update');
    return join(folder, id.toLowerCase());
  };
  return {
    async write(id, content) {
      const file = fileOf(id);
      await mkdir(folder, { recursive: true });
      await replaceFile(file, content);
      await removeOldest(folder);
    },
    read: async (id) => readFile(fileOf(id)),
    has: async (id) => existsSync(fileOf(id)),
  };
}

async function removeOldest(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => UUID.test(name)).map((name) => join(folder, name));
  const dated = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
  const old = dated.toSorted((left, right) => right.at - left.at).slice(KEPT);
  for (const { file } of old) await rm(file);
}
