import { runLogged } from './run.ts';
import type { Log } from './log.ts';

const WITHIN_MS = 300_000;

/** Installs Debian packages, refreshing the package lists first; as root, or through sudo without a password. */
export async function installPackages(names: string[], log: Log): Promise<void> {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...names],
  ]) {
    const [file = 'apt-get', ...rest] = [
      ...sudo,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=120',
      ...args,
    ];
    await runLogged(file, rest, { log, withinMs: WITHIN_MS });
  }
}
