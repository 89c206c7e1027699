import type { NodeState, Swarm } from '@stackyard/kit';
import { inTime } from './probe-docker.ts';
import type { Probed } from './probed.ts';
import { toNode, toService, toTask, type RawNode, type RawService, type RawTask } from './to-swarm.ts';

/** Asks the swarm of a machine’s Docker. */
export function probeSwarm(docker: Probed['docker']): Swarm {
  const serviceOf = async (name: string): Promise<RawService | undefined> => {
    const found = await asked(docker.listServices({ filters: { name: [name] } }));
    return (found as RawService[]).find(({ Spec }) => Spec.Name === name);
  };
  return {
    active: async () => {
      const info = (await inTime(docker.info())) as { Swarm: { ControlAvailable: boolean } };
      return info.Swarm.ControlAvailable;
    },
    nodes: async (): Promise<readonly NodeState[]> => ((await asked(docker.listNodes())) as RawNode[]).map(toNode),
    service: async (name) => {
      const found = await serviceOf(name);
      return found ? toService(found) : null;
    },
    tasks: async (name) => {
      const service = await serviceOf(name);
      if (!service) return [];
      const tasks = await asked(docker.listTasks({ filters: { service: [service.ID] } }));
      return (tasks as RawTask[]).toSorted((one, other) => other.CreatedAt.localeCompare(one.CreatedAt)).map(toTask);
    },
    secrets: async () => (await asked(docker.listSecrets())).map(({ Spec }) => Spec?.Name ?? ''),
  };
}

/** A Docker outside a swarm, or a worker in one, refuses such questions with 503 (Docker API): there is nothing to list. */
async function asked<T>(answer: Promise<T[]>): Promise<T[]> {
  try {
    return await inTime(answer);
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 503) return [];
    throw error;
  }
}
