import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { HostCheck, HostFinding } from './finding.ts';

/** On macOS the kernel is that of Docker’s virtual machine, out of sight from here. */
function elsewhere(about: string): HostFinding {
  return { about, state: 'good', says: 'in Docker’s own virtual machine' };
}

export const fileSystems: HostCheck = async () => {
  const about = 'file systems';
  if (process.platform !== 'linux') return elsewhere(about);
  const known = await readFile('/proc/filesystems', 'utf8');
  const missing = ['overlay', 'ext4'].filter((name) => !new RegExp(`\\t${name}$`, 'm').test(known));
  // a module may be loaded on first use
  if (missing.length > 0)
    return {
      about,
      state: 'less',
      says: `the kernel has not loaded ${missing.join(' and ')}`,
      hint: `Try \`sudo modprobe ${missing.join(' ')}\` if the engine does not start.`,
    };
  return { about, state: 'good', says: 'overlay and ext4' };
};

export const loopDevices: HostCheck = async () => {
  const about = 'loop devices';
  if (process.platform !== 'linux') return elsewhere(about);
  const devices = await readFile('/proc/devices', 'utf8');
  if (/^\s*7 loop$/m.test(devices) || existsSync('/dev/loop-control'))
    return { about, state: 'good', says: 'machines get a disk of their own: hard quota and checkpoints' };
  return {
    about,
    state: 'less',
    says: 'none: no hard quota of a machine’s disk, no going back to a kept moment',
    hint: 'Try `sudo modprobe loop`.',
  };
};

export const userNamespaces: HostCheck = async () => {
  const about = 'namespaces';
  if (process.platform !== 'linux') return elsewhere(about);
  const file = '/proc/sys/user/max_user_namespaces';
  const most = existsSync(file) ? Number(await readFile(file, 'utf8')) : 0;
  if (most === 0)
    return {
      about,
      state: 'bad',
      says: 'user namespaces are off: root in a lab would be root here',
      hint: 'Run `sudo sysctl -w user.max_user_namespaces=15000`.',
    };
  return { about, state: 'good', says: `user namespaces, ${most} at most` };
};
