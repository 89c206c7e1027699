import type { CheckContext, ContainerState } from '@stackyard/kit';

const PROJECTS = ['compose-secrets', 'spell-check'];
const ONE_OFF = 'com.docker.compose.oneoff';
const SWARM_SERVICE = 'com.docker.swarm.service.name';

/** The containers of both systems, and of the swarm those that run, each by the name of its service. */
export async function readContainers({ docker }: Pick<CheckContext, 'docker'>): Promise<ContainerState[]> {
  return (await docker.list()).flatMap((container) => {
    const { labels, project, state } = container;
    const service = labels[SWARM_SERVICE];
    if (service !== undefined) return state === 'running' ? [{ ...container, service }] : [];
    return PROJECTS.includes(project ?? '') && labels[ONE_OFF] !== 'True' ? [container] : [];
  });
}
