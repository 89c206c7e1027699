import { PassThrough } from 'node:stream';
import { copyOut } from './copy-out.ts';
import { inspect } from './host-container.ts';
import { isStatus, type ContainerOptions, type HostDocker } from './host-docker.ts';

const END_WITHIN_S = 15;

export interface Job {
  name: string;
  image: string;
  command: string[];
  env: Record<string, string>;
  labels: Record<string, string>;
  /** the container whose namespaces, rights, volumes and environment the job gets too */
  like: string;
  /** a container whose network it does not join, but reaches from a network of its own: STACKYARD_ENGINE_ADDRESS */
  apartFrom?: string | undefined;
  /** a folder in the container that is copied out when the command has ended, and where to */
  results: { from: string; to: string } | undefined;
}

/** Runs a command to its end in a container of its own that is removed afterwards; gives its exit code. */
export async function runJob(
  docker: HostDocker,
  job: Job,
  signal: AbortSignal,
  show: (text: string) => void,
): Promise<number> {
  if ((await inspect(docker, job.name))?.State.Running === true)
    throw new Error(
      `${job.name} runs already: another run is under way; wait for it, or end it with docker rm -f ${job.name}`,
    );
  await remove(docker, job.name);
  const container = await docker.createContainer({ ...(await optionsLike(docker, job)), name: job.name });
  // told to end first, so that what it made beside itself can go with it
  const stop = () => void container.stop({ t: END_WITHIN_S }).catch(() => remove(docker, container.id));
  try {
    signal.addEventListener('abort', stop, { once: true });
    const output = new PassThrough({ encoding: 'utf8' });
    output.on('data', show);
    docker.modem.demuxStream(await container.attach({ stream: true, stdout: true, stderr: true }), output, output);
    await container.start();
    // only now: a container that has not begun is “not running” too
    const { StatusCode } = (await container.wait()) as { StatusCode: number };
    signal.throwIfAborted();
    if (job.results !== undefined)
      await copyOut(await container.getArchive({ path: job.results.from }), job.results.to);
    return StatusCode;
  } finally {
    signal.removeEventListener('abort', stop);
    await remove(docker, container.id);
  }
}

async function optionsLike(docker: HostDocker, job: Job): Promise<ContainerOptions> {
  const { image, command, labels, like, apartFrom } = job;
  const model = await inspect(docker, like);
  if (model === undefined) throw new Error(`there is no container ${like} to run beside`);
  const env = { ...job.env, ...(apartFrom !== undefined && (await addressOf(docker, apartFrom))) };
  const volumes = model.Mounts.filter(({ Type }) => Type === 'volume').map(
    ({ Name, Destination }) => `${Name ?? ''}:${Destination}`,
  );
  return {
    Image: image,
    Entrypoint: ['tini', '-s', '--'],
    Cmd: command,
    Labels: labels,
    Env: [...model.Config.Env, ...Object.entries(env).map(([key, value]) => `${key}=${value}`)],
    HostConfig: {
      ...model.HostConfig,
      ...(apartFrom !== undefined && { NetworkMode: 'bridge' }),
      Mounts: [],
      Binds: volumes,
      RestartPolicy: { Name: '' },
    },
  };
}

async function addressOf(docker: HostDocker, name: string): Promise<Record<string, string>> {
  const container = await inspect(docker, name);
  const [network] = Object.values(container?.NetworkSettings.Networks ?? {});
  if (!network?.IPAddress) throw new Error(`${name} has no address on a network of the host’s Docker`);
  return { STACKYARD_ENGINE_ADDRESS: network.IPAddress };
}

async function remove(docker: HostDocker, id: string): Promise<void> {
  try {
    await docker.getContainer(id).remove({ force: true, v: true });
  } catch (error) {
    if (!isStatus(error, 404, 409)) throw error;
  }
}
