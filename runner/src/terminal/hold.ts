import type { Flow } from './flow.ts';
import type { Ring } from './ring.ts';
import { Unattended } from './unattended.ts';

/** How long a program may be kept waiting for a page whose connection broke. */
const GRACE_MS = 5000;
/** One more read of the pty must fit the ring before what the page has not seen is overwritten. */
const SLACK_BYTES = 131_072;

/**
 * Decides when the program has to wait. It waits for the leading driver's window alone. With nobody at it, it runs on, slowed to
 * 4 MB/s; only after the last driver's connection broke is what it has not confirmed kept from being overwritten, for five seconds.
 */
export class Hold {
  readonly #ring: Ring;
  readonly #pause: (paused: boolean) => void;
  readonly #unattended = new Unattended(() => this.look());
  #lead: Flow | null = null;
  #cutAt: number | null = null;
  #grace: NodeJS.Timeout | undefined;
  #paused = false;

  constructor(ring: Ring, pause: (paused: boolean) => void) {
    this.#ring = ring;
    this.#pause = pause;
  }

  lead(flow: Flow): void {
    this.#endGrace();
    this.#lead = flow;
    this.look();
  }

  leave(flow: Flow, next: Flow | null, cut: boolean): void {
    if (this.#lead !== flow) return;
    this.#lead = next;
    if (next === null && cut) {
      this.#cutAt = flow.acked;
      this.#grace = setTimeout(() => {
        this.#endGrace();
        this.look();
      }, GRACE_MS);
    }
    this.look();
  }

  look(): void {
    this.#set(this.#mustWait());
  }

  /** Lets the program run, whoever is looking, until the next look. */
  release(): void {
    this.#endGrace();
    this.#set(false);
  }

  stop(): void {
    this.#unattended.stop();
    this.#endGrace();
    this.#lead = null;
  }

  #mustWait(): boolean {
    if (this.#lead !== null) return this.#lead.holds(this.#ring.head, this.#paused);
    if (this.#cutAt !== null) return this.#ring.head - this.#cutAt >= this.#ring.capacity - SLACK_BYTES;
    return this.#unattended.waits(this.#ring.head);
  }

  #endGrace(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#cutAt = null;
  }

  #set(paused: boolean): void {
    if (this.#paused === paused) return;
    this.#paused = paused;
    this.#pause(paused);
  }
}
