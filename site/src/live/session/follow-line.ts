import { showToast } from '../layout/toast.ts';
import type { Reason } from './cut.ts';
import { backWords, reasonOf } from './cut.ts';
import { sightings } from './sightings.ts';
import { change, state } from './state.ts';

/** By then the runner has said who it is, and which terminals it has. */
const SAY_AFTER_MS = 1_000;
const LOCAL = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Why a line that broke at `since` is down, from all that this page has seen. */
export function reasonNow(since: number): Reason {
  return reasonOf(sightings(), since, LOCAL.test(location.hostname));
}

/** How the page’s own line stands; when it is back after a cut that was shown, says once what it was. */
export class FollowLine {
  #since: number | null = null;
  #runner: string | null = null;
  #before: string | null = null;

  lost(attempt: number, nextTryAt: number): void {
    this.#since ??= Date.now();
    change({ line: { state: 'lost', attempt, nextTryAt, since: this.#since } });
  }

  open(): void {
    const since = this.#since;
    this.#since = null;
    change({ line: { state: 'open' } });
    if (since === null || this.#runner === null) return;
    this.#before = this.#runner;
    const until = Date.now();
    setTimeout(() => this.#sayBack(since, until), SAY_AFTER_MS);
  }

  runner(id: string): void {
    this.#runner = id;
  }

  #sayBack(since: number, until: number): void {
    if (this.#since !== null) return;
    const cut = {
      reason: reasonNow(since),
      since,
      until,
      newRunner: this.#runner !== this.#before,
      lostShells: state.get().session?.terminals.some(({ lost }) => lost) ?? false,
    };
    showToast(backWords(cut, sightings()));
  }
}
