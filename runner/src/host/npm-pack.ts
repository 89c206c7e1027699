import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ContextFile } from './files.ts';
import { hostProblem } from './problems.ts';

const run = promisify(execFile);

/** Fetches the package `spec` (name@version) with npm into `folder`, once; gives it as a file of a build named `path`. */
export async function npmPack(spec: string, folder: string, path: string): Promise<ContextFile> {
  await mkdir(folder, { recursive: true });
  const kept = join(folder, `${spec.replaceAll(/[@/]/g, '-')}.tgz`);
  if (!existsSync(kept)) {
    try {
      const { stdout } = await run('npm', ['pack', spec, '--pack-destination', folder, '--loglevel=error'], { cwd: folder, timeout: 180_000 });
      await rename(join(folder, stdout.trim().split('\n').at(-1) ?? ''), kept);
    } catch (error) {
      const failed = error instanceof Error ? error : new Error(String(error));
      const code = 'code' in failed ? String(failed.code) : 'none';
      throw hostProblem('npm-pack-failed', { spec, code, said: failed.message }, error);
    }
  }
  return { path, content: await readFile(kept), executable: false };
}
