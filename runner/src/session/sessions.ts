import { problem } from '../problems.ts';
import { beginAttempt, findAttempt } from '../store/attempts.ts';
import type { Context } from './context.ts';
import { end } from './end.ts';
import { drawSessionId } from './ids.ts';
import { Locks } from './lock.ts';
import type { SessionLab } from './parts.ts';
import { Session } from './session.ts';
import { start } from './start.ts';
import type { Underway } from './verbs.ts';

/** An ended session is still answered for so long, so that a page that comes back can say why it ended. */
const REMEMBER_MS = 10 * 60_000;

/** Every session of this runner. One lock for each seat and lab: two tabs that start the same lab get the same session. */
export class Sessions implements AsyncDisposable {
  readonly context: Context;
  readonly #sessions = new Map<string, Session>();
  readonly #locks = new Locks();
  readonly #underway = new Set<Promise<void>>();

  constructor(context: Context) {
    this.context = context;
  }

  /** The live session of that seat and lab, or null. */
  live(seat: string, lab: string): Session | null {
    return this.all(seat).find((session) => session.lab.id === lab && !session.over) ?? null;
  }

  /** Every session of a seat that is still answered for. */
  all(seat?: string): Session[] {
    return [...this.#sessions.values()].filter((session) => seat === undefined || session.seat === seat);
  }

  /** A session by its id; another seat's is as unknown as none. */
  get(seat: string, id: string): Session {
    const session = this.find(id);
    if (session?.seat !== seat) throw problem('no-such-session', { id });
    return session;
  }

  find(id: string): Session | null {
    return this.#sessions.get(id) ?? null;
  }

  lab(id: string): SessionLab {
    const { labs } = this.context.parts;
    const lab = labs.get(id);
    if (!lab) throw problem('no-such-lab', { lab: id, known: [...labs.keys()].join(', ') || 'none' });
    return lab;
  }

  /** The live session of that seat and lab; begins one, in the attempt that was used last, where there is none. */
  open(seat: string, labId: string): Promise<Session> {
    const lab = this.lab(labId);
    return this.#locks.hold(keyOf(seat, labId), async () => {
      const live = this.live(seat, labId);
      if (live && live.live.state !== 'ending') return live;
      if (live) await live.ended;
      const { database, clock } = this.context;
      const attempt = findAttempt(database, seat, labId) ?? beginAttempt(database, seat, labId, clock());
      const session = new Session(this.context, { id: drawSessionId(), seat, lab, attempt, state: 'requested' });
      session.keep();
      this.add(session);
      this.follow(start(session));
      return session;
    });
  }

  /** Asks something of a session under its lock, and lets it go on by itself. */
  ask(session: Session, verb: (session: Session) => Underway): Promise<void> {
    return this.#locks.hold(keyOf(session.seat, session.lab.id), () => {
      const underway = verb(session);
      if (underway) this.follow(underway);
    });
  }

  /** Does work on a session while no verb is asked of it. */
  hold<T>(session: Session, work: () => Promise<T>): Promise<T> {
    return this.#locks.hold(keyOf(session.seat, session.lab.id), work);
  }

  /** Ends a session; returns when its machine is gone. */
  async end(session: Session): Promise<void> {
    await this.#locks.hold(keyOf(session.seat, session.lab.id), () => end(session));
    await session.ended;
  }

  add(session: Session): void {
    this.#sessions.set(session.id, session);
    void session.ended.then(() => setTimeout(() => this.#sessions.delete(session.id), REMEMBER_MS).unref());
  }

  /** Work that nobody waits for; what it throws is a fault of ours, since it tells its session everything else. */
  follow(work: Promise<void>): void {
    const followed = work.catch((thrown: unknown) =>
      this.context.log.error({ err: thrown }, 'work on a session was thrown out'),
    );
    this.#underway.add(followed);
    void followed.then(() => this.#underway.delete(followed));
  }

  /** Lets go of all sessions; their machines run on. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const session of this.all()) session[Symbol.dispose]();
    await Promise.all(this.#underway);
  }
}

const keyOf = (seat: string, lab: string): string => `${seat}/${lab}`;
