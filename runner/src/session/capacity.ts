/** Room for one machine, asked for by one session. */
export interface Ticket {
  session: string;
  memoryMb: number;
  /** When the machine will be given back at the latest, in ms since the epoch; null if unknown. */
  endsAt(): number | null;
  /** Told whenever the place in the queue or its estimate changes. */
  queued(place: number, estimateSeconds: number | null): void;
}

interface Waiting {
  ticket: Ticket;
  admit(): void;
}

/** How many sessions may be alive and how much memory (MiB) their machines may be promised. */
export interface CapacityLimits {
  sessions: number;
  memoryMb: number;
}

/** Admits sessions while there is room, first come first served; the others wait and are told their place. */
export class Capacity {
  readonly limits: CapacityLimits;
  readonly #inside = new Map<string, Ticket>();
  #waiting: Waiting[] = [];
  readonly #clock: () => number;

  constructor(limits: CapacityLimits, clock: () => number) {
    this.limits = limits;
    this.#clock = clock;
  }

  get used(): number {
    return this.#inside.size;
  }

  /** Settles once there is room; rejects with the signal's reason if that is aborted first. */
  async enter(ticket: Ticket, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#waiting.length === 0 && this.#fits(ticket)) return this.occupy(ticket);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting: Waiting = { ticket, admit: resolve };
    const abort = () => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
      reject(signal.reason);
      this.#advance();
    };
    signal.addEventListener('abort', abort, { once: true });
    this.#waiting.push(waiting);
    this.#tell();
    return promise.finally(() => signal.removeEventListener('abort', abort));
  }

  /** Counts a session whose machine runs already, as after a start of the runner, even past the limits. */
  occupy(ticket: Ticket): void {
    this.#inside.set(ticket.session, ticket);
  }

  /** Gives the room back; harmless for a session that has none. */
  leave(session: string): void {
    if (this.#inside.delete(session)) this.#advance();
  }

  #fits(ticket: Ticket): boolean {
    // One machine is always let in: a lab that is larger than the budget must not wait for ever.
    if (this.#inside.size === 0) return true;
    let promised = ticket.memoryMb;
    for (const other of this.#inside.values()) promised += other.memoryMb;
    return this.#inside.size < this.limits.sessions && promised <= this.limits.memoryMb;
  }

  #advance(): void {
    for (let first = this.#waiting[0]; first && this.#fits(first.ticket); first = this.#waiting[0]) {
      this.#waiting.shift();
      this.occupy(first.ticket);
      first.admit();
    }
    this.#tell();
  }

  #tell(): void {
    const now = this.#clock();
    const ends = [...this.#inside.values()]
      .map((ticket) => ticket.endsAt())
      .filter((at) => at !== null)
      .toSorted((a, b) => a - b);
    for (const [index, { ticket }] of this.#waiting.entries()) {
      const end = ends[index];
      ticket.queued(index + 1, end === undefined ? null : Math.max(0, Math.ceil((end - now) / 1000)));
    }
  }
}
