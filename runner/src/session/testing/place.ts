import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Build } from '@stackyard/protocol/lab';
import type { Event } from '@stackyard/protocol/frame';
import type { Session as SessionView, SessionState } from '@stackyard/protocol/session';
import type { View } from '@stackyard/protocol/view';
import { createWatcher } from '../../check/watcher.ts';
import { openDatabase, type Database } from '../../store/database.ts';
import { Bus } from '../bus.ts';
import { Capacity } from '../capacity.ts';
import type { Context, SessionSettings } from '../context.ts';
import type { CheckWanted } from '../parts.ts';
import { Sessions } from '../sessions.ts';
import { LAB } from './lab.ts';
import { PaperMachines, type PaperMachine } from './machines.ts';
import { PaperTerminals } from './terminals.ts';

const BUILT: Build = { state: 'ready', what: 'built', done: 1, of: 1, elapsedMs: 1, lastTookMs: null, problem: null };
const HOUR = 3_600_000;

/** Everything that sessions need, without Docker: the state machine, the store and the checks' rules are the real ones. */
export class PaperPlace implements AsyncDisposable {
  readonly machines: PaperMachines;
  readonly database: Database;
  readonly terminals: PaperTerminals[] = [];
  readonly events: Event[] = [];
  readonly sessions: Sessions;
  now = Date.parse('2026-11-21T12:00:00Z');
  /** What the lab’s view says, and how often it was asked. */
  view: View | null = null;
  looked = 0;

  constructor({
    sessions = 4,
    database = openDatabase(':memory:'),
    machines = new PaperMachines(),
    ...settings
  }: Partial<SessionSettings> & { sessions?: number; database?: Database; machines?: PaperMachines } = {}) {
    this.machines = machines;
    this.database = database;
    const clock = () => this.now;
    const context: Context = {
      database,
      bus: new Bus(),
      capacity: new Capacity({ sessions, memoryMb: 4096 }, clock),
      settings: {
        expiryMs: 4 * HOUR,
        idleMs: HOUR,
        idleWarningMs: HOUR / 12,
        undoMs: 2 * HOUR,
        checkpointBytes: 1_000_000,
        recordings: mkdtempSync(join(tmpdir(), 'recordings-')),
        recordingBytes: 1_000_000,
        previewUrl: (port, session) => `http://${port}-${session}.localhost:4321/`,
        ...settings,
      },
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (fields, message) =>
          this.logged.push(
            `${message}: ${'err' in fields && fields.err instanceof Error ? fields.err.stack : JSON.stringify(fields)}`,
          ),
      },
      clock,
      parts: {
        labs: new Map([[LAB.id, LAB]]),
        machines: this.machines,
        builds: {
          of: () => BUILT,
          ready: async () => undefined,
          changed: () => () => undefined,
          store: () => 'store-1',
        },
        terminals: async (wanted) => {
          const made = new PaperTerminals(wanted);
          this.terminals.push(made);
          return made;
        },
        examine: async (wanted) => verdictOn(wanted),
        look: async () => {
          this.looked += 1;
          return this.view;
        },
        watcher: (run) => createWatcher(run, { settleMs: 1, everyMs: 1, lookEveryMs: 1 }),
        solve: async ({ step, machine }) => (machine as PaperMachine).finish(step),
      },
    };
    this.sessions = new Sessions(context);
    context.bus.join('alone', { visible: false, send: (event) => this.events.push(event) });
  }

  readonly logged: string[] = [];

  /** The first state of the session, sent from now on or true already, that fits. */
  async until(id: string, fits: (view: SessionView) => boolean): Promise<SessionView> {
    const { bus } = this.sessions.context;
    const { promise, resolve } = Promise.withResolvers<SessionView>();
    const leave = bus.join('alone', {
      visible: false,
      send: (event) =>
        event.type === 'session' && event.session.id === id && fits(event.session) && resolve(event.session),
    });
    this.sessions.find(id)?.publish();
    try {
      return await promise;
    } finally {
      leave();
    }
  }

  untilState(id: string, state: SessionState): Promise<SessionView> {
    return this.until(id, (view) => view.state === state);
  }

  machineOf(id: string): PaperMachine {
    return this.sessions.find(id)?.machine as PaperMachine;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sessions[Symbol.asyncDispose]();
    rmSync(this.sessions.context.settings.recordings, { recursive: true, force: true });
  }
}

function verdictOn({ step, machine }: CheckWanted) {
  const done = (machine as PaperMachine).files.has(`/done/${step}`);
  const tried = (machine as PaperMachine).files.has('/home/learner/tried');
  const outcome = done ? ('pass' as const) : ('fail' as const);
  const found = tried ? 'a try' : 'nothing';
  return {
    step,
    outcome,
    findings: [{ name: 'done', outcome, headline: done ? 'It is done' : 'It is not done', found }],
    at: '2026-11-21T12:00:00.000Z',
    tookMs: 3,
  };
}
