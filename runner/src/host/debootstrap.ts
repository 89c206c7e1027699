import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { followBuild } from '../docker/host-build.ts';
import type { HostDocker } from '../docker/host-docker.ts';
import { labelsOf } from '../docker/host-labels.ts';
import { installPackages } from './apt.ts';
import { rootPrefix } from './root.ts';
import { runLogged } from './run.ts';
import type { Log } from './log.ts';
import type { Progress } from './progress.ts';

const SUITE = 'trixie';
const WITHIN_MS = 300_000;

/** Makes a small Debian from its packages with the host’s own mirror settings and imports it under `tag`. */
export async function debootstrap(
  docker: HostDocker,
  tag: string,
  { name, cache, progress, log }: { name: string; cache: string; progress: Progress; log: Log },
): Promise<void> {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version'))
    throw new Error('this is neither Debian nor Ubuntu');
  const prefix = await rootPrefix();
  if (prefix === undefined) throw new Error('only root can do that');
  if (!existsSync('/usr/sbin/debootstrap'))
    await progress.work('apt-debootstrap', 'Installing debootstrap', () =>
      installPackages(['debootstrap', 'debian-archive-keyring'], log),
    );
  // one place, so that what an interrupted start left there goes with the next
  const folder = join(cache, 'debootstrap');
  const asRoot = (command: string[], onLine?: (line: string) => void) => {
    const [file = '', ...args] = [...prefix, ...command];
    return runLogged(file, args, { log, withinMs: WITHIN_MS, ...(onLine === undefined ? {} : { onLine }) });
  };
  await asRoot(['rm', '-rf', folder]);
  await mkdir(folder, { recursive: true });
  try {
    await progress.work('base-debootstrap', 'The base image from Debian’s packages', async (now) => {
      await asRoot(['debootstrap', '--variant=minbase', '--include=ca-certificates', SUITE, folder], (line) =>
        now(line.replace(/^I: /, '')),
      );
      now('importing');
      await importFolder(docker, { prefix, folder }, { tag, labels: labelsOf(name, 'image') }, log);
    });
  } finally {
    await asRoot(['rm', '-rf', folder]);
  }
}

async function importFolder(
  docker: HostDocker,
  { prefix, folder }: { prefix: string[]; folder: string },
  { tag, labels }: { tag: string; labels: Record<string, string> },
  log: Log,
): Promise<void> {
  const [repo, version] = tag.split(':');
  const changes = Object.entries(labels).map(([key, value]) => `LABEL ${key}=${value}`);
  const left = ['./var/cache/apt/archives/*.deb', './var/lib/apt/lists/*', './dev/*', './proc/*', './sys/*'];
  const exclude = left.map((path) => `--exclude=${path}`);
  const [file, ...args] = [...prefix, 'tar', '-C', folder, ...exclude, '--numeric-owner', '-c', '.'];
  const tar = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const stream = await docker.importImage(tar.stdout, { repo, tag: version, changes: [...changes, 'CMD ["bash"]'] });
    await followBuild(
      stream,
      () => undefined,
      (text) => log.write(text),
    );
  } finally {
    tar.kill();
  }
}
