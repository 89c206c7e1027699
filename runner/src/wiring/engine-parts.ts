import { join } from 'node:path';
import { isDrawn } from '@stackyard/kit';
import type { Problem } from '@stackyard/protocol/problem';
import { connectEngine, engineMtu } from '../docker/engine.ts';
import { createBuilds, type Builds } from '../machine/builds.ts';
import { createMachines } from '../machine/machines.ts';
import { reapCheckpoints } from '../machine/reaper.ts';
import { createReserve } from '../machine/reserve.ts';
import { machinesForSessions } from './machines.ts';
import { toOrder, type OrderedLab } from './order.ts';

export interface EnginePartsOptions {
  /** Name of this installation. */
  name: string;
  /** Folder with labs and stacks. */
  root: string;
  data: string;
  machineImage: string;
  nodeImage: string;
  baseImage: string;
  /** Machines kept ready. */
  reserve: number;
  labs: readonly OrderedLab[];
  lastBuildMs: (lab: string) => number | null;
  keepBuildMs: (lab: string, ms: number) => void;
  buildProblem: (lab: string, error: unknown) => Problem;
  reserveFailed: (error: unknown) => void;
}

/** What the database knows to be kept. */
interface Kept {
  checkpoints: ReadonlySet<string>;
  stores: ReadonlySet<string>;
}

export interface EngineParts extends AsyncDisposable {
  /** To be called once, after adoption: what was made earlier would be taken for litter. */
  begin: (kept: Kept) => Promise<void>;
  machines: ReturnType<typeof machinesForSessions>;
  builds: Builds;
}

/** Everything that stands on the engine: machines, the reserve of ready ones, the labs’ images. */
export async function createEngineParts(options: EnginePartsOptions): Promise<EngineParts> {
  const engine = connectEngine();
  const config = { owner: options.name, image: options.machineImage, mtu: await engineMtu(engine) };
  const machines = createMachines(engine, config);
  const reserve = createReserve(machines, options.reserve, options.reserveFailed);
  const builds = createBuilds(
    engine,
    options.labs.map(({ id, frontmatter }) => ({ id, stack: frontmatter.stack })),
    {
      ...config,
      stacks: join(options.root, 'stacks'),
      bases: [
        { image: options.baseImage, variable: 'BASE', repo: 'debian', tag: 'trixie-slim' },
        { image: options.nodeImage, variable: 'NODE_IMAGE', repo: 'stackyard/node', tag: 'latest' },
      ],
      lastTookMs: options.lastBuildMs,
      tookMs: options.keepBuildMs,
      toProblem: options.buildProblem,
    },
  );
  // machines of the first lab that is the same for everybody stand ready until somebody takes one of another lab
  const first = options.labs.find(({ frontmatter }) => !isDrawn(frontmatter.parameters));
  const unsubscribe = builds.changed((lab, { state }) => {
    if (first && lab === first.id && state === 'ready')
      reserve.prepare(toOrder(options.root, first, builds.store(lab)));
  });
  return {
    begin: async (kept) => {
      await reapCheckpoints(kept.checkpoints);
      builds.begin(kept.stores);
    },
    machines: machinesForSessions({
      engine,
      machines,
      reserve,
      root: options.root,
      data: options.data,
      machineImage: options.machineImage,
    }),
    builds,
    [Symbol.asyncDispose]: async () => {
      unsubscribe();
      await builds[Symbol.asyncDispose]();
      await reserve[Symbol.asyncDispose]();
    },
  };
}
