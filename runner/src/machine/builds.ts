import type { Build } from '@stackyard/protocol/lab';
import type { Problem } from '@stackyard/protocol/problem';
import type Docker from 'dockerode';
import { EventEmitter, on } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { buildStore, type BaseImage } from './foundry.ts';
import type { MachinesConfig } from './machines.ts';
import { reapStores } from './reaper.ts';
import { storeExists } from './store.ts';
import { storeIdOf } from './store-id.ts';

export interface BuildsConfig extends MachinesConfig {
  /** The stacks folder, as the runner sees it. */
  stacks: string;
  /** Images of the engine that builds start from, and the names under which Dockerfiles ask for them. */
  bases: readonly BaseImage[];
  lastTookMs: (lab: string) => number | null;
  tookMs: (lab: string, ms: number) => void;
  /** Turns a fault into what a person reads. */
  toProblem: (lab: string, error: unknown) => Problem;
}

export interface Builds extends AsyncDisposable {
  /** Begins to build, once. Image stores that are neither a lab’s own of now, nor `kept`, nor in use are removed after it. */
  begin: (kept: ReadonlySet<string>) => void;
  of: (lab: string) => Build;
  /** Settles when the lab’s images are there; rejects when the signal says so or the build failed. */
  ready: (lab: string, signal: AbortSignal) => Promise<void>;
  changed: (listener: (lab: string, build: Build) => void) => () => void;
  /** Id of the image store that the lab’s machines start with; null until it is built. */
  store: (lab: string) => string | null;
}

const LOOK_AGAIN_MS = 500;

/** Builds the labs’ images one lab after the other, as soon as the images they start from are in the engine. */
export function createBuilds(
  docker: Docker,
  labs: readonly { id: string; stack: string }[],
  config: BuildsConfig,
): Builds {
  const events = new EventEmitter<{ change: [lab: string] }>().setMaxListeners(0);
  const stopped = new AbortController();
  const builds = new Map<string, Build>(labs.map(({ id }) => [id, waiting(config.lastTookMs(id))]));
  const stores = new Map<string, string>();
  const images = [config.image, ...config.bases.map(({ image }) => image)];

  const of = (lab: string): Build => {
    const build = builds.get(lab);
    if (!build) throw new Error(`no build of ${lab}: expected one of ${[...builds.keys()].join(', ')}`);
    return build;
  };
  const update = (lab: string, change: Partial<Build>): void => {
    builds.set(lab, { ...of(lab), ...change });
    events.emit('change', lab);
  };

  const build = async ({ id, stack }: { id: string; stack: string }): Promise<void> => {
    const started = performance.now();
    const elapsed = (): number => Math.round(performance.now() - started);
    try {
      const store = await storeIdOf(docker, config.stacks, stack, images);
      if (!(await storeExists(store))) {
        update(id, { state: 'building', what: 'starting the foundry' });
        const progress = (now: Pick<Build, 'done' | 'of' | 'what'>): void =>
          update(id, { ...now, elapsedMs: elapsed() });
        await buildStore(docker, config, {
          stack,
          stacks: config.stacks,
          store,
          bases: config.bases,
          progress,
          signal: stopped.signal,
        });
        config.tookMs(id, elapsed());
      }
      stores.set(id, store);
      update(id, { state: 'ready', what: 'built', done: 1, of: 1, elapsedMs: elapsed() });
    } catch (error) {
      if (!stopped.signal.aborted)
        update(id, { state: 'failed', elapsedMs: elapsed(), problem: config.toProblem(id, error) });
    }
  };

  const work = async (kept: ReadonlySet<string>): Promise<void> => {
    while (!(await allThere(docker, images))) {
      if (stopped.signal.aborted) return;
      await delay(LOOK_AGAIN_MS);
    }
    for (const lab of labs) if (!stopped.signal.aborted) await build(lab);
    if (stores.size === labs.length) await reapStores(docker, kept.union(new Set(stores.values())));
  };
  let working: Promise<void> | undefined;

  return {
    begin: (kept) => {
      working ??= work(kept);
    },
    of,
    ready: async (lab, signal) => {
      const changes = on(events, 'change', { signal });
      while (of(lab).state !== 'ready') {
        const { state, problem } = of(lab);
        if (state === 'failed') throw new Error(problem?.message ?? 'the build failed');
        await changes.next();
      }
      await changes.return?.();
    },
    changed: (listener) => {
      const tell = (lab: string): void => listener(lab, of(lab));
      events.on('change', tell);
      return () => events.off('change', tell);
    },
    store: (lab) => stores.get(lab) ?? null,
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      await working;
    },
  };
}

function waiting(lastTookMs: number | null): Build {
  return {
    state: 'waiting',
    what: 'waiting for the images that builds start from',
    done: 0,
    of: 0,
    elapsedMs: 0,
    lastTookMs,
    problem: null,
  };
}

async function allThere(docker: Docker, images: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    images.map((image) =>
      docker
        .getImage(image)
        .inspect()
        .then(
          () => true,
          () => false,
        ),
    ),
  );
  return found.every(Boolean);
}
