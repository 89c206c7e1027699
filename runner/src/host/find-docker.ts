import { userInfo } from 'node:os';
import { connect, isStatus, type HostDocker } from '../docker/host-docker.ts';
import type { HostConfig } from './config.ts';
import { dockerAddresses, isOnThisHost } from './docker-address.ts';
import { hostProblem, type HostProblem } from './problems.ts';

const ANSWER_WITHIN_MS = 10_000;

/** What was found where a daemon may listen. */
export type Found =
  | { docker: HostDocker }
  | { refused: string }
  | { silent: string; reason: string }
  | { absent: string[] };

/** Looks for a Docker daemon of this host that answers. */
export async function findDocker(config: HostConfig): Promise<Found> {
  const tried: string[] = [];
  for (const address of dockerAddresses(config.dockerHost, config.home)) {
    if (!isOnThisHost(address)) throw hostProblem('docker-elsewhere', { address });
    const docker = connect(address);
    const reason = await ping(docker);
    if (reason === undefined) return { docker };
    if (reason.code === 'EACCES' || reason.code === 'EPERM') return { refused: address };
    if (reason.code !== 'ENOENT' && reason.code !== 'ECONNREFUSED') return { silent: address, reason: reason.text };
    tried.push(address);
  }
  return { absent: tried };
}

/** The host’s Docker where it must be running already; undefined where there is none. */
export async function existingDocker(config: HostConfig): Promise<HostDocker | undefined> {
  const found = await findDocker(config);
  if ('absent' in found) return undefined;
  if ('docker' in found) return found.docker;
  throw inTheWay(found);
}

async function ping(docker: HostDocker): Promise<{ code: string; text: string } | undefined> {
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const limit = new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(late.reason)));
  try {
    await Promise.race([docker.ping(), limit]);
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'none';
    return { code: isStatus(error, 403) ? 'EACCES' : code, text };
  }
}

/** A daemon that is there and cannot be used. */
export function inTheWay(found: { refused: string } | { silent: string; reason: string }): HostProblem {
  if ('refused' in found) return hostProblem('docker-refused', { socket: found.refused, user: userInfo().username });
  return hostProblem('docker-no-answer', {
    socket: found.silent,
    seconds: ANSWER_WITHIN_MS / 1000,
    reason: found.reason,
  });
}
