import { hostAuthorities, DEBIAN } from '../base-image.ts';
import { inspect } from '../../docker/host-container.ts';
import { hasImage } from '../ensure-image.ts';
import { isPortFree } from '../port.ts';
import { hostMtu } from '../mtu.ts';
import type { HostCheck } from './finding.ts';

export const mtu: HostCheck = async () => {
  const bytes = await hostMtu();
  return {
    about: 'network',
    state: 'good',
    says: `the default route carries ${bytes} bytes a packet${bytes < 1500 ? ', and so will machines' : ''}`,
  };
};

export const authorities: HostCheck = async () => {
  const names = (await hostAuthorities()).map(({ path }) => path.replace('authorities/', ''));
  return {
    about: 'certificates',
    state: 'good',
    says: names.length === 0 ? 'no authority of this host’s own' : `${names.join(', ')} will be trusted in images`,
  };
};

export const port: HostCheck = async ({ config, docker }) => {
  const about = 'port';
  if (await isPortFree(config.port)) return { about, state: 'good', says: `${config.port} is free` };
  const engine = docker === undefined ? undefined : await inspect(docker, `${config.name}-engine`);
  if (engine?.State.Running) return { about, state: 'good', says: `${config.port} is Stackyard’s own; it is running` };
  return {
    about,
    state: 'bad',
    says: `${config.port} is taken by something else`,
    hint: `Choose another: STACKYARD_PORT=${config.port + 1} npm start`,
  };
};

export const base: HostCheck = async ({ docker }) => {
  const about = 'base image';
  if (docker !== undefined && (await hasImage(docker, DEBIAN)))
    return { about, state: 'good', says: `${DEBIAN} is here` };
  const debian = process.platform === 'linux' && process.getuid?.() === 0;
  return {
    about,
    state: 'good',
    says: `${DEBIAN} comes from a registry${debian ? ', or from Debian’s packages where none answers' : ''}`,
  };
};
