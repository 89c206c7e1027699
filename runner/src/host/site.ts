import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostConfig } from './config.ts';
import { hashOf, readFiles } from './files.ts';
import type { Log } from './log.ts';
import { hostProblem } from './problems.ts';
import type { Progress } from './progress.ts';

const WITHIN_MS = 180_000;

/**
 * Builds the static pages into site/dist unless they are newer than all that goes into them. Where the last good
 * ones will do (development), a failure is only said.
 */
export async function ensureSite(
  { root, cache, env }: HostConfig,
  progress: Progress,
  log: Log,
  lastWillDo: boolean,
): Promise<void> {
  const inputs = (await readFiles(root, ['site', 'labs', 'runner/protocol', 'package-lock.json'])).filter(
    ({ path }) => !path.startsWith('site/dist/'),
  );
  const hash = hashOf(inputs);
  const stamp = join(cache, 'site.hash');
  const last = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
  if (last === hash && existsSync(join(root, 'site/dist/index.html'))) return;
  const built = await progress.work('site', 'The pages', async () => {
    const { code, output } = await build(root, env, log);
    if (code === 0) return true;
    if (!lastWillDo)
      throw hostProblem('site-failed', { reason: output.trim().split('\n').slice(-8).join('\n'), log: log.file });
    return false;
  });
  if (!built) return progress.say(`  the pages could not be built (see ${log.file}): going on with the last ones`);
  await mkdir(cache, { recursive: true });
  await writeFile(stamp, hash);
}

function build(root: string, env: NodeJS.ProcessEnv, log: Log): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--root', 'site'], {
      cwd: root,
      env,
      timeout: WITHIN_MS,
    });
    let output = '';
    const take = (bytes: Buffer) => {
      output += bytes.toString('utf8');
      log.write(bytes.toString('utf8'));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({
        code: code ?? 1,
        output: signal === null ? output : `${output}\nIt was ended after ${WITHIN_MS / 1000} s.`,
      }),
    );
  });
}
