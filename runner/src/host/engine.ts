import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { execIn } from '../docker/host-exec.ts';
import type { ContainerOptions, HostDocker, RunOptions } from '../docker/host-docker.ts';
import { ensureContainer, inspect, lastWords } from '../docker/host-container.ts';
import { labelsOf } from '../docker/host-labels.ts';
import { hostProblem } from './problems.ts';

const ANSWER_WITHIN_S = 60;

export interface EngineRequest {
  name: string;
  port: number;
  image: string;
  mtu: number;
  capabilities: string[];
}

/** What engine and runner share: whatever the host can give short of a privileged container. */
export function unconfined(capabilities: string[]): RunOptions {
  return {
    CapAdd: capabilities,
    SecurityOpt: ['apparmor=unconfined', 'seccomp=unconfined', 'label=disable'],
    MaskedPaths: [],
    ReadonlyPaths: [],
    CgroupnsMode: 'private',
    // loop devices carry the machines’ disks
    DeviceCgroupRules: ['b 7:* rmw', 'c 10:237 rmw'],
    RestartPolicy: { Name: 'unless-stopped' },
  };
}

/** The engine’s container: one Docker daemon of our own. It publishes the runner’s port, since the runner shares its network. */
export function engineOptions(
  { name, port, image, mtu, capabilities }: EngineRequest,
  hasIpv6: boolean,
): ContainerOptions {
  return {
    Image: image,
    Hostname: 'engine',
    Env: [`ENGINE_MTU=${mtu}`],
    Labels: labelsOf(name, 'engine'),
    ExposedPorts: { [`${port}/tcp`]: {} },
    HostConfig: {
      ...unconfined(capabilities),
      Mounts: [
        { Type: 'volume', Source: `${name}-docker`, Target: '/var/lib/docker' },
        { Type: 'volume', Source: `${name}-data`, Target: '/var/lib/stackyard' },
      ],
      PortBindings: { [`${port}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: String(port) }] },
      // a kernel without IPv6 has no such setting, and refuses it
      ...(hasIpv6 ? { Sysctls: { 'net.ipv6.conf.all.disable_ipv6': '1' } } : {}),
    },
  };
}

/** Starts the engine and waits until its Docker answers; gives its container’s id. */
export async function startEngine(
  docker: HostDocker,
  request: EngineRequest,
  now: (words: string) => void,
): Promise<string> {
  for (const volume of ['docker', 'data']) {
    await docker.createVolume({ Name: `${request.name}-${volume}`, Labels: labelsOf(request.name, 'volume') });
  }
  const hasIpv6 = process.platform !== 'linux' || existsSync('/proc/sys/net/ipv6/conf/all/disable_ipv6');
  const id = await start(docker, request, engineOptions(request, hasIpv6));
  now('waiting for its Docker');
  await answer(docker, `${request.name}-engine`);
  return id;
}

async function start(docker: HostDocker, { name, port }: EngineRequest, options: ContainerOptions): Promise<string> {
  try {
    return await ensureContainer(docker, `${name}-engine`, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/port is already allocated|address already in use/.test(reason)) {
      throw hostProblem('port-taken', { port, other: port + 1 }, error);
    }
    throw hostProblem('container-refused', { part: 'engine', said: reason }, error);
  }
}

async function answer(docker: HostDocker, container: string): Promise<void> {
  const deadline = Date.now() + ANSWER_WITHIN_S * 1000;
  for (;;) {
    const state = (await inspect(docker, container))?.State;
    if (state === undefined || !state.Running) {
      throw hostProblem('engine-cannot-start', {
        code: state?.ExitCode ?? 'none',
        said: await lastWords(docker, container),
        container,
      });
    }
    const { code } = await execIn(docker, container, ['docker', 'version', '--format', '{{.Server.Version}}']);
    if (code === 0) return;
    if (Date.now() > deadline) {
      throw hostProblem('engine-no-answer', {
        seconds: ANSWER_WITHIN_S,
        said: await lastWords(docker, container),
        container,
      });
    }
    await wait(150);
  }
}
