import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { followBuild } from '../docker/host-build.ts';
import type { HostDocker } from '../docker/host-docker.ts';
import { labelsOf } from '../docker/host-labels.ts';
import { installPackages } from './apt.ts';
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
  if (process.getuid?.() !== 0) throw new Error('only root can do that');
  if (!existsSync('/usr/sbin/debootstrap'))
    await progress.work('apt-debootstrap', 'Installing debootstrap', () => installPackages(['debootstrap'], log));
  // one place, so that what an interrupted start left there goes with the next
  const folder = join(cache, 'debootstrap');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await progress.work('base-debootstrap', 'The base image from Debian’s packages', async (now) => {
      await runLogged('debootstrap', ['--variant=minbase', '--include=ca-certificates', SUITE, folder], {
        log,
        withinMs: WITHIN_MS,
        onLine: (line) => now(line.replace(/^I: /, '')),
      });
      now('importing');
      await importFolder(docker, folder, tag, name, log);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importFolder(docker: HostDocker, folder: string, tag: string, name: string, log: Log): Promise<void> {
  const [repo, version] = tag.split(':');
  const changes = Object.entries(labelsOf(name, 'image')).map(([key, value]) => `LABEL ${key}=${value}`);
  const left = ['./var/cache/apt/archives/*.deb', './var/lib/apt/lists/*', './dev/*', './proc/*', './sys/*'];
  const tar = spawn('tar', ['-C', folder, ...left.map((path) => `--exclude=${path}`), '--numeric-owner', '-c', '.'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
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
