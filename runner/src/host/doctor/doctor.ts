import { findDocker } from '../find-docker.ts';
import type { HostConfig } from '../config.ts';
import type { HostFinding } from './finding.ts';
import { capabilities, dockerKind } from './of-docker.ts';
import { fileSystems, loopDevices, userNamespaces } from './of-kernel.ts';
import { authorities, base, mtu, port } from './of-network.ts';
import { disk, memory } from './of-room.ts';

const CHECKS = [
  dockerKind,
  capabilities,
  userNamespaces,
  loopDevices,
  fileSystems,
  memory,
  disk,
  mtu,
  authorities,
  base,
  port,
];

/** Examines the host: what Stackyard can do here, what it cannot, and what would help. Changes nothing. */
export async function examineHost(config: HostConfig): Promise<HostFinding[]> {
  const found = await findDocker(config);
  const first: HostFinding[] = [];
  if ('refused' in found)
    first.push({
      about: 'access',
      state: 'bad',
      says: `you may not open ${found.refused}`,
      hint: 'Join the group docker, or run as root.',
    });
  if ('silent' in found)
    first.push({ about: 'access', state: 'bad', says: `${found.silent}: ${found.reason}`, hint: 'Restart Docker.' });
  const host = { config, docker: 'docker' in found ? found.docker : undefined };
  // without access there is nothing to say about the daemon itself
  const checks = first.length === 0 ? CHECKS : CHECKS.filter((check) => check !== dockerKind);
  return [...first, ...(await Promise.all(checks.map((check) => check(host))))];
}
