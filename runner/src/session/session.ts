import type { Problem } from '@stackyard/protocol/problem';
import type { Session as SessionView, SessionState } from '@stackyard/protocol/session';
import type { Checking } from '@stackyard/protocol/verdict';
import { problem } from '../problems.ts';
import type { Attempt } from '../store/attempts.ts';
import { keepSession, keepTerminals, type Undo } from '../store/sessions.ts';
import type { Context } from './context.ts';
import type { Progress, SessionLab, SessionMachine, SessionTerminals } from './parts.ts';
import { Locks } from './lock.ts';
import { Paced } from './paced.ts';
import { toSession } from './view.ts';

/** All of a session that changes while it lives. Times in ms since the epoch. */
export interface Live {
  attempt: Attempt;
  state: SessionState;
  /** the state in words */
  doing: string;
  /** the verb that is under way, so that asking for it again changes nothing */
  verb: string | null;
  progress: Progress | null;
  queue: { place: number; estimateSeconds: number | null } | null;
  problem: Problem | null;
  store: string | null;
  startedAt: number | null;
  expiresAt: number | null;
  idleAt: number | null;
  usage: SessionView['usage'];
  checking: Checking | null;
  undo: Undo | null;
  listening: ReadonlySet<number>;
}

const KEPT: readonly (keyof Live)[] = ['attempt', 'state', 'store', 'startedAt', 'expiresAt', 'undo'];
const PUBLISH_EVERY_MS = 100;

/** One live run of a lab by one seat. What happens to it is in the files beside this one; here it is only held, kept and published. */
export class Session implements Disposable {
  readonly id: string;
  readonly seat: string;
  /** Another one only in development, when its author saves. */
  lab: SessionLab;
  readonly context: Context;
  /** Ends everything that is under way; aborted when the session ends or the runner closes. */
  readonly abort = new AbortController();
  live: Readonly<Live>;
  machine: SessionMachine | null = null;
  terminals: SessionTerminals | null = null;
  /** Those that it had under an earlier runner, until they are taken up. */
  knownTerminals: readonly { id: string; name: string }[] = [];
  /** Where the terminals were told to record. */
  recordsInto: string | null = null;
  /** What belongs to the machine of now: watchers and timers. */
  tenancy: DisposableStack | null = null;
  /** Asks for an unasked check soon; does nothing while there is no machine. */
  poke: () => void = () => undefined;
  /** Asks for an unasked check now: the learner did something. */
  look: () => void = () => undefined;
  /** When the learner last asked for anything, in ms since the epoch. */
  touchedAt: number;
  /** Checks under way, by step. */
  readonly checks = new Map<string, { asked: boolean; done: Promise<void> }>();
  /** What the first unasked check of a step found, before the learner did anything; by step. */
  readonly firstLook = new Map<string, string>();
  /** One moment at a time is kept of a machine: its disk stands still meanwhile. */
  readonly keeping = new Locks();
  readonly #ended = Promise.withResolvers<void>();
  /** When its machine was last started again after it had ended by itself, in ms since the epoch. */
  revivedAt = 0;
  /** Whether the learner did something since the last unasked check: a command ended, a file was saved. */
  acted = false;
  readonly #news = new Paced(PUBLISH_EVERY_MS, () =>
    this.context.bus.send(this.seat, { type: 'session', session: toSession(this) }),
  );

  constructor(
    context: Context,
    origin: { id: string; seat: string; lab: SessionLab; attempt: Attempt; state: SessionState },
  ) {
    this.context = context;
    this.id = origin.id;
    this.seat = origin.seat;
    this.lab = origin.lab;
    this.touchedAt = context.clock();
    this.live = {
      attempt: origin.attempt,
      state: origin.state,
      doing: 'Asked for a machine',
      verb: null,
      progress: null,
      queue: null,
      problem: null,
      store: null,
      startedAt: null,
      expiresAt: null,
      idleAt: null,
      usage: null,
      checking: null,
      undo: null,
      listening: new Set(),
    };
  }

  get over(): boolean {
    return this.live.state === 'ended' || this.live.state === 'failed';
  }

  /** Settles once the session is over and its machine gone. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** To be called by whoever ended it, last of all. */
  finish(): void {
    this.#ended.resolve();
  }

  /** Changes what is live, keeps what must outlive the runner, and tells the pages. */
  change(patch: Partial<Live>): void {
    this.live = { ...this.live, ...patch };
    if (KEPT.some((key) => key in patch)) this.keep();
    this.publish();
  }

  keep(): void {
    const { attempt, state, store, startedAt, expiresAt, undo } = this.live;
    keepSession(this.context.database, {
      id: this.id,
      seat: this.seat,
      lab: this.lab.id,
      attempt: attempt.number,
      state,
      store,
      machine: this.machine?.name ?? null,
      startedAt,
      expiresAt,
      terminals: this.#terminalsKept(),
      undo,
    });
  }

  keepTerminals(): void {
    keepTerminals(this.context.database, { id: this.id, terminals: this.#terminalsKept() });
  }

  /** Sends the whole session to the seat's pages, at most ten times a second. */
  publish(): void {
    this.#news.poke();
  }

  /** Sends the whole session now: what the learner waits for. */
  tell(): void {
    this.#news.flush();
  }

  /** The ready machine, or a problem that says why there is none. */
  needMachine(): SessionMachine {
    if (!this.machine || this.live.state !== 'ready') throw problem('not-ready', { state: this.live.state });
    return this.machine;
  }

  /** Notes that the learner is there. */
  touch(): void {
    this.touchedAt = this.context.clock();
    if (this.live.idleAt !== null) this.change({ idleAt: null });
  }

  #terminalsKept(): { id: string; name: string }[] {
    return (this.terminals?.list() ?? this.knownTerminals).map(({ id, name }) => ({ id, name }));
  }

  /** Lets go of the session without ending it: its machine and shells run on and can be adopted. */
  [Symbol.dispose](): void {
    this.abort.abort(new Error('the runner closes'));
    this.tenancy?.dispose();
    this.tenancy = null;
    this.#news[Symbol.dispose]();
    this.terminals?.leave();
  }
}
