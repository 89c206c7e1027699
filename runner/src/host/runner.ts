import { setTimeout as wait } from 'node:timers/promises';
import type { ContainerOptions, HostDocker } from '../docker/host-docker.ts';
import { ensureContainer, inspect, lastWords } from '../docker/host-container.ts';
import { labelsOf } from '../docker/host-labels.ts';
import { unconfined } from './engine.ts';
import { hostProblem } from './problems.ts';

const ANSWER_WITHIN_S = 60;
/** What `npm run dev` mounts over the image’s code; of the site its whole folder, since a build replaces site/dist. */
const CODE = ['runner/src', 'runner/kit', 'runner/protocol', 'labs', 'stacks', 'site'];

export interface RunnerRequest {
  name: string;
  port: number;
  image: string;
  /** id of the engine’s container: a replaced engine needs a runner of its own */
  engine: string;
  capabilities: string[];
  /** the images that the runner finds in the engine, once they are there */
  machineImage: string;
  nodeImage: string;
  baseImage: string;
  /** the folder of the repository, mounted over the image’s code, and reload on change; undefined: the image as it is */
  dev: string | undefined;
}

/** The runner’s container: shares the engine’s network and process namespaces, so that it reaches machines and can be replaced alone. */
export function runnerOptions(request: RunnerRequest): ContainerOptions {
  const { name, port, image, engine, capabilities, dev } = request;
  return {
    Image: image,
    Labels: labelsOf(name, 'runner'),
    Env: [
      `STACKYARD_NAME=${name}`,
      `STACKYARD_PORT=${port}`,
      `STACKYARD_MACHINE_IMAGE=${request.machineImage}`,
      `STACKYARD_NODE_IMAGE=${request.nodeImage}`,
      `STACKYARD_BASE_IMAGE=${request.baseImage}`,
      ...(dev === undefined ? [] : ['STACKYARD_DEV=1']),
    ],
    ...(dev === undefined ? {} : { Cmd: ['runner/src/dev.ts'] }),
    HostConfig: {
      ...unconfined(capabilities),
      // joining a machine's control group from a namespace below another one's root is refused on cgroup v2
      CgroupnsMode: 'host',
      NetworkMode: `container:${engine}`,
      PidMode: `container:${engine}`,
      Mounts: [
        { Type: 'volume', Source: `${name}-data`, Target: '/var/lib/stackyard' },
        ...(dev === undefined
          ? []
          : CODE.map((path) => ({
              Type: 'bind' as const,
              Source: `${dev}/${path}`,
              Target: `/opt/stackyard/${path}`,
              ReadOnly: true,
            }))),
      ],
    },
  };
}

/** Starts the runner and waits until it answers on its port. */
export async function startRunner(docker: HostDocker, request: RunnerRequest): Promise<void> {
  const container = `${request.name}-runner`;
  try {
    await ensureContainer(docker, container, runnerOptions(request));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw hostProblem('container-refused', { part: 'runner', said }, error);
  }
  const address = `http://127.0.0.1:${request.port}/healthz`;
  const deadline = Date.now() + ANSWER_WITHIN_S * 1000;
  const before = (await inspect(docker, container))?.RestartCount ?? 0;
  while (!(await isHealthy(address))) {
    const found = await inspect(docker, container);
    // Docker starts again what ended: a second end is no accident
    if (found === undefined || (!found.State.Running && !found.State.Restarting) || found.RestartCount > before + 1) {
      throw hostProblem('runner-cannot-start', {
        code: found?.State.ExitCode ?? 'none',
        said: await lastWords(docker, container, 15),
        container,
      });
    }
    if (Date.now() > deadline) {
      throw hostProblem('runner-no-answer', {
        address,
        seconds: ANSWER_WITHIN_S,
        said: await lastWords(docker, container),
        container,
      });
    }
    await wait(150);
  }
}

async function isHealthy(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    // not listening yet: the caller asks again until its limit
    return false;
  }
}
