import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { loadConfig } from '../config.ts';
import { connectEngine } from '../docker/engine.ts';
import { createHttp } from '../http/server.ts';
import { loadLabs } from '../lab/load.ts';
import type { Lab } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import { createReserve } from '../machine/reserve.ts';
import { Bus } from '../session/bus.ts';
import { Capacity } from '../session/capacity.ts';
import type { Context } from '../session/context.ts';
import type { Parts, SessionMachine } from '../session/parts.ts';
import { Sessions } from '../session/sessions.ts';
import { listKept } from '../store/checkpoints.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { machinesForSessions } from '../wiring/machines.ts';
import { partsForSessions } from '../wiring/parts.ts';
import type { Ground } from './ground.ts';
import { startOwnPtys } from './own-ptys.ts';

const HOUR = 3_600_000;

/** A runner’s sessions and its HTTP side, beside the runner that is there: other machines, another port, its own records. */
export interface Place extends AsyncDisposable {
  origin: string;
  lab: Lab;
  /** all labs; one that is put in another’s place is used from then on */
  labs: Lab[];
  sessions: Sessions;
  parts: Parts;
  database: Database;
  machineOf: (machine: SessionMachine) => Machine;
}

/** Opens a place on a benchmark’s ground. All that it made goes when it is disposed. */
export async function openPlace({ machines, order }: Ground): Promise<Place> {
  await using made = new AsyncDisposableStack();
  const config = loadConfig();
  const folder = join(config.root, 'labs');
  const labs = [...(await loadLabs(folder))];
  const lab = labs.find(({ id }) => id === order.lab);
  if (!lab) throw new Error(`no lab ${order.lab} in ${folder}`);
  const records = await mkdtemp(join(tmpdir(), 'stackyard-bench-'));
  made.defer(() => rm(records, { recursive: true, force: true }));
  const database = openDatabase(join(records, 'bench.sqlite'));
  made.defer(() => database.close());
  const failed = (thrown: unknown): void => {
    throw thrown;
  };
  const log = pino({ level: 'error' });
  const { line: host } = made.use(await startOwnPtys(records, log));
  const engine = {
    machines: machinesForSessions({
      engine: connectEngine(),
      machines,
      reserve: made.use(createReserve(machines, 0, failed)),
      root: config.root,
      data: config.data,
      machineImage: config.images.machine,
    }),
    builds: built(order.store),
  };
  const parts = await partsForSessions(labs, folder, engine, { host, failed });
  made.defer(async () => {
    for (const { id } of listKept(database)) await machines.drop(id);
  });
  const port = await freePort();
  const context: Context = {
    parts,
    database,
    bus: new Bus(),
    capacity: new Capacity({ sessions: config.sessions, memoryMb: Number.POSITIVE_INFINITY }, Date.now),
    settings: {
      expiryMs: 4 * HOUR,
      idleMs: HOUR,
      idleWarningMs: HOUR / 12,
      undoMs: 2 * HOUR,
      checkpointBytes: config.checkpointsMb * 1_048_576,
      recordings: join(records, 'recordings'),
      recordingBytes: 0,
      previewUrl: (app, session) => `http://${app}-${session}.localhost:${port}/`,
    },
    log,
    clock: Date.now,
  };
  const sessions = made.use(new Sessions(context));
  const settings = { port, site: join(config.root, 'site', 'dist'), version: 'bench', secret: crypto.randomUUID() };
  const http = await createHttp({ sessions, settings, isReady: async () => true }, log);
  made.defer(() => http.close());
  await http.listen({ host: '127.0.0.1', port });
  const stack = made.move();
  return {
    origin: `http://localhost:${port}`,
    lab,
    labs,
    sessions,
    parts,
    database,
    machineOf: engine.machines.find,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function built(store: string | null): Parts['builds'] {
  return {
    of: () => ({ state: 'ready', what: 'built', done: 1, of: 1, elapsedMs: 0, lastTookMs: null, problem: null }),
    ready: async () => undefined,
    changed: () => () => undefined,
    store: () => store,
  };
}

async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
  });
  return promise;
}
