import { userInfo } from 'node:os';
import { addresses, connect, isStatus, type Address, type HostDocker } from '../docker/host-docker.ts';
import type { HostConfig } from './config.ts';
import { hostProblem, type HostProblem } from './problems.ts';

const ANSWER_WITHIN_MS = 10_000;

/** What was found where a daemon may listen. */
export type Found = { docker: HostDocker; address: Address } | { refused: string } | { silent: string; reason: string } | { absent: string[] };

/** Looks for a Docker daemon that answers. */
export async function findDocker(config: HostConfig): Promise<Found> {
  const tried: string[] = [];
  for (const address of addresses(config.dockerHost, config.home)) {
    const docker = connect(address);
    const reason = await ping(docker);
    if (reason === undefined) return { docker, address };
    if (reason.code === 'EACCES' || reason.code === 'EPERM') return { refused: address.host };
    if (reason.code !== 'ENOENT' && reason.code !== 'ECONNREFUSED') return { silent: address.host, reason: reason.text };
    tried.push(address.host);
  }
  return { absent: tried };
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

export function refusedProblem(found: { refused: string }): HostProblem {
  return hostProblem('docker-refused', { socket: found.refused, user: userInfo().username });
}

export function silentProblem(found: { silent: string; reason: string }): HostProblem {
  return hostProblem('docker-no-answer', { socket: found.silent, seconds: ANSWER_WITHIN_MS / 1000, reason: found.reason });
}
