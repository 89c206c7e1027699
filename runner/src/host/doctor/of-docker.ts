import { isPodman, isRootless, isTooOld } from '../docker-kind.ts';
import { boundingSet, hostCapabilities } from '../capabilities.ts';
import { infoOf } from '../../docker/host-docker.ts';
import type { HostCheck } from './finding.ts';

/** Without these the engine’s own daemon cannot run. */
const NEEDED = [
  'SYS_ADMIN',
  'NET_ADMIN',
  'NET_RAW',
  'MKNOD',
  'SETUID',
  'SETGID',
  'CHOWN',
  'DAC_OVERRIDE',
  'SYS_CHROOT',
  'SYS_PTRACE',
  'SETFCAP',
];

export const dockerKind: HostCheck = async ({ docker }) => {
  const about = 'Docker';
  if (docker === undefined)
    return {
      about,
      state: 'bad',
      says: 'no daemon answers',
      hint: '`npm start` starts an installed one, and installs one on Debian and Ubuntu.',
    };
  const version = await docker.version();
  const info = await infoOf(docker);
  if (isPodman(version))
    return {
      about,
      state: 'bad',
      says: 'what answers is Podman',
      hint: 'Install Docker, or point DOCKER_HOST at one.',
    };
  if (isRootless(info))
    return {
      about,
      state: 'bad',
      says: `${version.Version}, rootless: no loop devices, control groups or user namespaces for the engine`,
      hint: 'Install Docker as a system service.',
    };
  if (isTooOld(version.Version))
    return { about, state: 'bad', says: `${version.Version}, older than 20.10`, hint: 'Install a newer one.' };
  return {
    about,
    state: 'good',
    says: `${version.Version}, ${info.Driver}, control groups v${info.CgroupVersion} (${info.CgroupDriver})`,
  };
};

export const capabilities: HostCheck = async ({ docker }) => {
  const about = 'capabilities';
  if (docker === undefined || process.platform !== 'linux')
    return { about, state: 'good', says: 'asked of Docker when the engine starts' };
  const offered = await hostCapabilities(docker);
  const all = boundingSet('CapBnd:\t000001ffffffffff');
  const missing = NEEDED.filter((name) => !offered.includes(name));
  if (missing.length > 0)
    return {
      about,
      state: 'bad',
      says: `this host does not offer ${missing.join(', ')}`,
      hint: 'Run on a whole virtual machine rather than inside a container.',
    };
  const without = all.filter((name) => !offered.includes(name));
  return {
    about,
    state: 'good',
    says: without.length === 0 ? 'all' : `all that is needed (without ${without.join(', ')})`,
  };
};
