import type { Flow } from './flow.ts';
import type { Ring } from './ring.ts';
import { Unattended } from './unattended.ts';

/** How long a program may be kept waiting for a page whose connection broke: a runner is started anew within ten seconds on a busy host. */
const GRACE_MS = 15_000;
/** How long a program waits for a page that confirms nothing: a browser hardly runs a tab that is out of sight. */
const PATIENCE_MS = 30_000;
/** One more read of the pty must fit the ring before what the page has not seen is overwritten. */
const SLACK_BYTES = 131_072;

/**
 * Decides when the program has to wait. It waits for the leading driver's window alone, and for half a minute at most. With nobody
 * at it, it runs on, slowed to 4 MB/s; only after the last driver's connection broke is what it has not confirmed kept from being overwritten, for fifteen seconds.
 */
export class Hold {
  readonly #ring: Ring;
  readonly #pause: (paused: boolean) => void;
  readonly #unattended = new Unattended(() => this.look());
  #lead: Flow | null = null;
  #cutAt: number | null = null;
  #grace: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;
  #paused = false;

  constructor(ring: Ring, pause: (paused: boolean) => void) {
    this.#ring = ring;
    this.#pause = pause;
  }

  lead(flow: Flow): void {
    this.#endGrace();
    this.#follow(flow);
    this.look();
  }

  /** A driver has confirmed something: it leads if nobody does. */
  heard(flow: Flow): void {
    if (this.#lead === null) return this.lead(flow);
    if (this.#lead === flow) this.#endPatience();
    this.look();
  }

  leave(flow: Flow, next: Flow | null, cut: boolean): void {
    if (this.#lead !== flow) return;
    this.#follow(next);
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
    const wait = this.#mustWait();
    if (wait && this.#lead !== null) {
      this.#patience ??= setTimeout(() => {
        this.#follow(null);
        this.look();
      }, PATIENCE_MS);
    }
    this.#set(wait);
  }

  /** Lets the program run, whoever is looking, until the next look. */
  release(): void {
    this.#endGrace();
    this.#set(false);
  }

  stop(): void {
    this.#unattended.stop();
    this.#endGrace();
    this.#follow(null);
  }

  #mustWait(): boolean {
    if (this.#lead !== null) return this.#lead.holds(this.#ring.head, this.#paused);
    if (this.#cutAt !== null) return this.#ring.head - this.#cutAt >= this.#ring.capacity - SLACK_BYTES;
    return this.#unattended.waits(this.#ring.head);
  }

  #follow(flow: Flow | null): void {
    if (flow !== this.#lead) this.#endPatience();
    this.#lead = flow;
  }

  #endPatience(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
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
