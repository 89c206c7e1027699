import { infoOf, type HostDocker } from '../docker/host-docker.ts';
import { hostProblem } from './problems.ts';

const OLDEST = [20, 10] as const;

/** Refuses what answers like Docker and cannot carry the engine: Podman, rootless Docker, one older than 20.10. */
export async function checkDocker(docker: HostDocker): Promise<void> {
  const version = await docker.version();
  if (isPodman(version)) throw hostProblem('docker-is-podman', {});
  if (isTooOld(version.Version)) throw hostProblem('docker-too-old', { version: version.Version });
  if (isRootless(await infoOf(docker))) throw hostProblem('docker-rootless', {});
}

export function isPodman(version: { Components?: { Name: string }[] }): boolean {
  return (version.Components ?? []).some(({ Name }) => Name.startsWith('Podman'));
}

export function isRootless(info: { SecurityOptions: string[] | null }): boolean {
  return (info.SecurityOptions ?? []).some((option) => option.split(',').includes('name=rootless'));
}

/** Versions read “20.10.24+dfsg1”; one that does not read so is taken as new. */
export function isTooOld(version: string): boolean {
  const [major = Infinity, minor = 0] = (/^(\d+)\.(\d+)/.exec(version)?.slice(1) ?? []).map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
