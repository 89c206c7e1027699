import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { loadConfig } from '../../runner/src/config.ts';
import { ask, type Answer, type Question } from './ask.ts';
import type { Probed } from '../../runner/src/check/probed.ts';
import { connectEngine, engineMtu } from '../../runner/src/docker/engine.ts';
import type { RunResult } from '../../runner/src/docker/run.ts';
import { createMachines } from '../../runner/src/machine/machines.ts';
import type { MachineSpec } from '../../runner/src/machine/spec.ts';
import { storeExists } from '../../runner/src/machine/store.ts';
import { storeIdOf } from '../../runner/src/machine/store-id.ts';

/**
 * Where a stack runs. `lab`: in a machine as learners have it, with the image store and without a way out. `anywhere`: on a Docker that
 * has nothing but the two images that builds start from, and may reach the internet: what the stack’s README says must be enough.
 */
export type Place = 'lab' | 'anywhere';

/** A stack as its folder has it, nothing of a lab laid over it, in a machine of its own. */
export interface Stack extends AsyncDisposable {
  /** Runs a shell line in the stack’s folder, as the learner. Never throws for what it does. */
  run: (line: string, options?: { timeoutMs?: number; input?: string }) => Promise<RunResult>;
  /** The same, but it must succeed: throws an Error that quotes what it said. Gives what it wrote on stdout. */
  must: (line: string, options?: { timeoutMs?: number; input?: string }) => Promise<string>;
  ask: (port: number, path: string, question?: Question) => Promise<Answer>;
  /** IPv4 address of the machine. */
  address: string;
  /** For what a lab asks of a machine. */
  machine: Probed;
}

interface StackOptions {
  spec?: Partial<MachineSpec>;
  place?: Place;
  startWithinMs?: number;
}

const SPEC: MachineSpec = {
  flavour: 'docker',
  memoryMb: 2048,
  cpus: 2,
  pids: 2048,
  diskMb: 4096,
  egress: false,
};
const LINE_WITHIN_MS = 30_000;

/** Makes a machine with the stack in it and runs `start` there. Everything is removed at the end. */
export async function startStack(
  name: string,
  start: string,
  { spec = {}, place = 'lab', startWithinMs = 120_000 }: StackOptions = {},
): Promise<Stack> {
  const config = loadConfig();
  const engine = connectEngine();
  const { machine: image, base, node } = config.images;
  const store =
    place === 'lab' ? await storeIdOf(engine, join(config.root, 'stacks'), name, [image, base, node]) : null;
  if (store && !(await storeExists(store))) throw new Error(`the images of ${name} are not built: no store ${store}`);
  const owner = `stack-${randomBytes(4).toString('hex')}`;
  const machines = createMachines(engine, { owner, image, mtu: await engineMtu(engine) });
  const machine = await machines.create({
    lab: 'tests',
    spec: { ...SPEC, egress: place === 'anywhere', ...spec },
    store,
    files:
      place === 'lab'
        ? [{ from: join(config.root, 'stacks', name), to: name }]
        : [{ from: join(config.root, 'stacks'), to: 'stacks' }],
    env: {},
  });
  const run: Stack['run'] = (line, { timeoutMs = LINE_WITHIN_MS, input } = {}) =>
    machine.exec(['bash', '-c', line], {
      cwd: place === 'lab' ? `/home/learner/${name}` : `/home/learner/stacks/${name}`,
      timeoutMs,
      ...(input !== undefined && { input }),
    });
  const must: Stack['must'] = async (line, options) => {
    const { code, stdout, stderr } = await run(line, options);
    if (code !== 0) throw new Error(`${line} ended with code ${code}: ${stderr.trim() || stdout.trim()}`);
    return stdout.trim();
  };
  const stack: Stack = {
    run,
    must,
    address: machine.address,
    machine,
    ask: (port, path, question) =>
      ask(`${question?.tls ? 'https' : 'http'}://${machine.address}:${port}${path}`, question),
    [Symbol.asyncDispose]: async () => {
      await machines.adopt(new Set());
    },
  };
  try {
    if (place === 'anywhere') {
      await bring(engine, machine.docker, base, 'debian', 'trixie-slim');
      await bring(engine, machine.docker, node, 'node', '24-trixie-slim');
    }
    await must(start, { timeoutMs: startWithinMs });
  } catch (error) {
    await stack[Symbol.asyncDispose]();
    throw error;
  }
  return stack;
}

type Engine = ReturnType<typeof connectEngine>;

/** Gives a Docker an image of the engine under the name that Dockerfiles ask for: no registry of images is needed. */
async function bring(engine: Engine, to: Engine, image: string, repo: string, tag: string): Promise<void> {
  await engine.getImage(image).tag({ repo, tag });
  const answer = await to.loadImage(await engine.getImage(`${repo}:${tag}`).get());
  answer.resume();
  await finished(answer);
}
