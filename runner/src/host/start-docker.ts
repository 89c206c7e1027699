import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isInPath } from './path.ts';
import { findDocker, type Found } from './find-docker.ts';
import type { HostConfig } from './config.ts';
import type { Log } from './log.ts';
import { hostMtu } from './mtu.ts';
import { hostProblem } from './problems.ts';
import { rootPrefix } from './root.ts';
import { removeStalePid } from './stale-pid.ts';
import { runLogged } from './run.ts';

/** A daemon listens first and answers once it has looked through its containers, which after a power cut takes its time. */
const ANSWER_WITHIN_MS = 150_000;

/** Starts the host’s installed daemon and waits until it answers: by systemd, by its service script, or by itself. */
export async function startDocker(config: HostConfig, log: Log, now: (words: string) => void): Promise<Found> {
  const sudo = (await rootPrefix()) ?? ['sudo', '-n'];
  const root = sudo.length === 0;
  const daemonLog = join(config.cache, 'logs', 'dockerd.log');
  if (existsSync('/run/systemd/system')) {
    now('systemctl start docker');
    await attempt([...sudo, 'systemctl', 'start', 'docker'], log);
  } else if (root) {
    now('starting dockerd');
    await startDetached(daemonLog);
  } else {
    now('service docker start');
    await attempt([...sudo, 'service', 'docker', 'start'], log);
  }
  now('waiting for it to answer');
  const deadline = Date.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const found = await findDocker(config);
    if ('docker' in found || 'refused' in found) return found;
    if (Date.now() > deadline) {
      const where = 'silent' in found ? found.silent : found.absent.join(' or ');
      const message = `It was started and did not answer at ${where} within ${ANSWER_WITHIN_MS / 1000} s.`;
      throw hostProblem('docker-down', {
        message,
        hint: root
          ? `See what it says in ${daemonLog}.`
          : 'Start it as root (`sudo service docker start`), then run `npm start` again.',
      });
    }
    await wait(200);
  }
}

/** The daemon on its own, without an init system, with the MTU of the default route so that large packets get out. */
async function startDetached(daemonLog: string): Promise<void> {
  mkdirSync(join(daemonLog, '..'), { recursive: true });
  removeStalePid('/var/run/docker.pid', 'dockerd');
  removeStalePid('/var/run/docker/containerd/containerd.pid', 'containerd');
  const out = openSync(daemonLog, 'a');
  const daemon = (await isInPath('dockerd')) ? 'dockerd' : '/usr/sbin/dockerd';
  const child = spawn(daemon, ['--mtu', String(await hostMtu())], { detached: true, stdio: ['ignore', out, out] });
  child.on('error', () => undefined);
  child.unref();
}

/** A way that fails only means that the daemon will not answer, which is what is reported. */
async function attempt([file = '', ...args]: string[], log: Log): Promise<void> {
  try {
    await runLogged(file, args, { log, withinMs: ANSWER_WITHIN_MS });
  } catch (error) {
    log.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
