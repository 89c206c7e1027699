import type Docker from 'dockerode';
import { readFile } from 'node:fs/promises';
import { availableParallelism, setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { delegateCgroup } from './cgroup.ts';
import { signalGo } from './disk.ts';
import { LABEL, toMachine, type Machine } from './machine.ts';
import { diskMount, seenFromRunner, storeMount } from './places.ts';
import type { MachineOrder } from './spec.ts';

const REFUSED_CALLS = '/usr/local/lib/stackyard/known.txt';
const ENOSYS = 38; // so that programs fall back as on an old kernel
const READY_WITHIN_MS = 30_000;

/**
 * Docker itself goes before what runs in containers, so that nine containers that come back after a restore are all
 * started before the first of them takes the processor. Counts within the machine’s control group only (v1; v2: entry.sh).
 */
const DOCKER_NICENESS = -10;

/** Of 1024 that every other machine has. */
const BACKGROUND_SHARES = 64;

let profile: Promise<string> | undefined;

/** The seccomp profile of a machine: everything but the kernel interfaces that ways out are made of. */
function seccompProfile(): Promise<string> {
  profile ??= readFile(seenFromRunner(REFUSED_CALLS), 'utf8').then((text) =>
    JSON.stringify({
      defaultAction: 'SCMP_ACT_ALLOW',
      syscalls: [{ names: text.trim().split('\n'), action: 'SCMP_ACT_ERRNO', errnoRet: ENOSYS }],
    }),
  );
  return profile;
}

export interface ContainerOrder {
  name: string;
  image: string;
  part: 'machine' | 'foundry';
  owner: string;
  mtu: number;
  order: MachineOrder;
}

/** Creates a machine’s container on its network. Its disk and store are mounted already. */
export async function createContainer(
  docker: Docker,
  { name, image, part, owner, mtu, order }: ContainerOrder,
): Promise<Docker.Container> {
  const labels = { [LABEL.name]: owner, [LABEL.part]: part, [LABEL.lab]: order.lab, [LABEL.store]: order.store ?? '' };
  await docker.createNetwork({
    Name: name,
    Internal: !order.spec.egress,
    Labels: { ...labels, [LABEL.part]: 'network' },
  });
  const options: Docker.ContainerCreateOptions & { HostConfig: { CgroupnsMode: string } } = {
    name,
    Image: image,
    Hostname: 'lab',
    Labels: labels,
    Env: [`ENGINE_MTU=${mtu}`, `EGRESS=${order.spec.egress ? 1 : 0}`],
    HostConfig: {
      CgroupnsMode: 'private',
      CapAdd: ['ALL'],
      SecurityOpt: ['apparmor=unconfined', `seccomp=${await seccompProfile()}`],
      MaskedPaths: [],
      ReadonlyPaths: [],
      Memory: order.spec.memoryMb * 1_048_576,
      MemorySwap: order.spec.memoryMb * 1_048_576,
      PidsLimit: order.spec.pids,
      // Docker refuses more than there are
      NanoCpus: Math.round(Math.min(order.spec.cpus, availableParallelism()) * 1e9),
      CpuShares: order.spec.background ? BACKGROUND_SHARES : undefined,
      NetworkMode: name,
      Binds: [`${diskMount(name)}:/disk`, ...(order.store ? [`${storeMount(order.store)}:/store:ro`] : [])],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m' } },
    },
  };
  return docker.createContainer(options);
}

/** Starts a created or stopped machine and waits until its Docker answers. */
export async function startContainer(docker: Docker, container: Docker.Container): Promise<Machine> {
  await container.start();
  const info = await container.inspect();
  // its id, which names the group: a container that was found by its name calls that its id
  await delegateCgroup(info.Id);
  const name = info.Name.replace(/^\//, '');
  preferDocker(info.State.Pid);
  await signalGo(name);
  const machine = toMachine(info);
  await untilDockerAnswers(docker, machine);
  return machine;
}

function preferDocker(pid: number): void {
  try {
    setPriority(pid, DOCKER_NICENESS);
  } catch {
    // a host that does not let us: slower, not wrong
  }
}

async function untilDockerAnswers(docker: Docker, machine: Machine): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      await machine.docker.ping();
      return;
    } catch (error) {
      // not there yet: no socket, or nobody behind it
      if (performance.now() > deadline) throw new Error(await whyNotReady(docker, machine), { cause: error });
    }
    await delay(10);
  }
}

async function whyNotReady(docker: Docker, machine: Machine): Promise<string> {
  const container = docker.getContainer(machine.id);
  const { State } = await container.inspect();
  const log = await container.logs({ stdout: true, stderr: true, tail: 5 });
  const said = log.toString('utf8').trim();
  return `the machine’s Docker did not answer within ${READY_WITHIN_MS / 1000} s (container ${State.Status}, exit code ${State.ExitCode}). It said: ${said || 'nothing'}`;
}
