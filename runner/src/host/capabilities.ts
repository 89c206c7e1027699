import { readFile } from 'node:fs/promises';
import type { HostDocker } from '../docker/host-docker.ts';

/** Names by bit number, from include/uapi/linux/capability.h. */
const NAMES =
  `CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE
  NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN
  SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE
  MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE`.split(/\s+/);

/** The capabilities in the CapBnd line of a /proc/PID/status, by name. */
export function boundingSet(status: string): string[] {
  const mask = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  if (mask === undefined) return [];
  const bits = BigInt(`0x${mask}`);
  return NAMES.filter((_, bit) => ((bits >> BigInt(bit)) & 1n) === 1n);
}

/** Docker before 23 does not know the last three by name, and refuses a container that asks for them. */
const NEWER = new Set(['PERFMON', 'BPF', 'CHECKPOINT_RESTORE']);

export function knownTo(dockerVersion: string, capabilities: string[]): string[] {
  return Number.parseInt(dockerVersion, 10) >= 23 ? capabilities : capabilities.filter((name) => !NEWER.has(name));
}

/**
 * What the engine may ask for: every capability that the host offers and its Docker knows. A host that lacks one
 * (a virtual machine without SYS_RESOURCE) refuses a privileged container, and a newer Docker refuses to drop what is not there.
 */
export async function hostCapabilities(docker: HostDocker): Promise<string[]> {
  if (process.platform !== 'linux') return ['ALL'];
  const { Version } = await docker.version();
  return knownTo(Version, boundingSet(await readFile('/proc/self/status', 'utf8')));
}
