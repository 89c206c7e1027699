import { existsSync } from 'node:fs';
import type { HostDocker } from '../docker/host-docker.ts';
import { installPackages } from './apt.ts';
import { confirm } from './confirm.ts';
import type { HostConfig } from './config.ts';
import { findDocker, inTheWay, type Found } from './find-docker.ts';
import type { Log } from './log.ts';
import { isInPath } from './path.ts';
import { hostProblem } from './problems.ts';
import type { Progress } from './progress.ts';
import { rootPrefix } from './root.ts';
import { startDocker } from './start-docker.ts';
import { checkDocker } from './docker-kind.ts';

/** The host’s Docker: found, or started, or installed from Debian’s packages where the user agrees and may. */
export async function requireDocker(
  config: HostConfig,
  at: { yes: boolean; progress: Progress; log: Log },
): Promise<HostDocker> {
  let found = await findDocker(config);
  if ('absent' in found) found = await bring(config, found.absent, at);
  if ('refused' in found || 'silent' in found) throw inTheWay(found);
  if ('absent' in found)
    throw hostProblem('no-docker', {
      tried: found.absent.join(' or '),
      hint: 'Install Docker, then run `npm start` again.',
    });
  await checkDocker(found.docker);
  return found.docker;
}

async function bring(
  config: HostConfig,
  tried: string[],
  { yes, progress, log }: { yes: boolean; progress: Progress; log: Log },
): Promise<Found> {
  const missing = (hint: string) => hostProblem('no-docker', { tried: tried.join(' or '), hint });
  if (config.dockerHost !== undefined)
    throw missing(`DOCKER_HOST is ${config.dockerHost}: start the daemon there, or unset it.`);
  if (process.platform === 'darwin')
    throw missing('Install and start Docker Desktop (or colima), then run `npm start` again.');
  if (!(await isInPath('dockerd')) && !existsSync('/usr/sbin/dockerd')) {
    if (!existsSync('/etc/debian_version'))
      throw missing('Install Docker with your system’s package tool, then run `npm start` again.');
    if ((await rootPrefix()) === undefined)
      throw missing('Ask an administrator to run `apt-get install docker.io`, or run `npm start` as root.');
    const agreed =
      yes || config.ci || (await confirm('There is no Docker here. Install docker.io from Debian’s packages?'));
    if (!agreed) throw missing('Install Docker yourself, or run `npm start -- --yes`.');
    // debootstrap too: a machine without Docker seldom has an image registry, and one installation is quicker than two
    await progress.work('install-docker', 'Installing Docker (docker.io) from Debian’s packages', () => install(log));
  }
  return progress.work('start-docker', 'Starting Docker', (now) => startDocker(config, log, now));
}

async function install(log: Log): Promise<void> {
  try {
    await installPackages(['docker.io', 'iptables', 'debootstrap'], log);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw hostProblem('docker-install-failed', { command: 'apt-get install docker.io', code: 'not 0', said }, error);
  }
}
