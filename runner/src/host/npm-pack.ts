import { execFile } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { ContextFile } from './files.ts';
import { hostProblem } from './problems.ts';

const run = promisify(execFile);

/** Fetches the package `spec` (name@version) with npm, once, and gives its files with `into` before their paths. */
export async function npmFiles(
  spec: string,
  folder: string,
  into: string,
  wanted: (path: string) => boolean,
): Promise<ContextFile[]> {
  const archive = await npmPack(spec, folder);
  const entries = createReadStream(archive).pipe(createGunzip()).pipe(extract());
  const files: ContextFile[] = [];
  for await (const entry of entries) {
    const { name, mode, type } = entry.header;
    // every path in a package’s archive begins with one folder, by habit “package”
    const path = name.slice(name.indexOf('/') + 1);
    if (type === 'file' && wanted(path)) {
      files.push({ path: `${into}${path}`, content: await buffer(entry), executable: (mode & 0o100) !== 0 });
    } else entry.resume();
  }
  return files;
}

async function npmPack(spec: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const kept = join(folder, `${spec.replaceAll(/[@/]/g, '-')}.tgz`);
  if (existsSync(kept)) return kept;
  try {
    const { stdout } = await run('npm', ['pack', spec, '--pack-destination', folder, '--loglevel=error'], {
      cwd: folder,
      timeout: 180_000,
    });
    await rename(join(folder, stdout.trim().split('\n').at(-1) ?? ''), kept);
    return kept;
  } catch (error) {
    const failed = error instanceof Error ? error : new Error(String(error));
    const code = 'code' in failed ? String(failed.code) : 'none';
    throw hostProblem('npm-pack-failed', { spec, code, said: failed.message }, error);
  }
}
