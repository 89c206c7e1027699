import { rootPrefix } from './root.ts';
import { runLogged } from './run.ts';
import type { Log } from './log.ts';

const WITHIN_MS = 300_000;
const APT = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=120'];

/** Installs Debian packages, refreshing the package lists first. Throws where only root may and we cannot become root. */
export async function installPackages(names: string[], log: Log): Promise<void> {
  const prefix = await rootPrefix();
  if (prefix === undefined) throw new Error('only root may install packages');
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
    const [file = 'env', ...rest] = [...prefix, ...APT, ...args];
    await runLogged(file, rest, { log, withinMs: WITHIN_MS });
  }
}
