/** What the page saw that may tell why a line broke. Times in ms. */
export type Sighting =
  | { what: 'slept'; at: number; forMs: number }
  | { what: 'offline' | 'online' | 'network' | 'refused' | 'dropped'; at: number };

const KEPT = 40;
const TICK_MS = 1_000;
const SLEPT_MS = 5_000;
/** In a page out of view browsers run timers once a minute. */
const SLEPT_UNSEEN_MS = 65_000;

let kept: readonly Sighting[] = [];
const wakes = new EventTarget();

export function sightings(): readonly Sighting[] {
  return kept;
}

export function note(sighting: Sighting): void {
  kept = [...kept, sighting].slice(-KEPT);
}

/** Calls back when lines that look open may be dead: after sleep, when the network goes, changes or is back, and when one was found dead. */
export function onWake(hear: () => void, signal: AbortSignal): void {
  wakes.addEventListener('wake', hear, { signal });
}

/** All lines are tried anew. */
export function wake(): void {
  wakes.dispatchEvent(new Event('wake'));
}

/** Whether a timer that came so late means that the computer slept. */
export function hasSlept(lateMs: number, unseen: boolean): boolean {
  return lateMs > (unseen ? SLEPT_UNSEEN_MS : SLEPT_MS);
}

/** Phones name the kind of their network; other browsers have no such property, or leave it out. */
interface Connection extends EventTarget {
  type?: string;
}

/** Watches clock and network for the life of the page. */
export function startSightings(signal: AbortSignal): void {
  const see = (what: 'offline' | 'online' | 'network'): void => {
    note({ what, at: Date.now() });
    wake();
  };
  window.addEventListener('offline', () => see('offline'), { signal });
  window.addEventListener('online', () => see('online'), { signal });

  const { connection } = navigator as { connection?: Connection };
  let kind = connection?.type;
  const changed = (): void => {
    // The same event tells of mere estimates of its speed.
    if (connection?.type === kind) return;
    kind = connection?.type;
    if (navigator.onLine) see('network');
  };
  connection?.addEventListener('change', changed, { signal });

  let unseen = document.hidden;
  let last = Date.now();
  const clockwork = window.setInterval(() => {
    const now = Date.now();
    const forMs = now - last - TICK_MS;
    if (hasSlept(forMs, unseen || document.hidden)) {
      note({ what: 'slept', at: now, forMs });
      wake();
    }
    last = now;
    unseen = document.hidden;
  }, TICK_MS);
  signal.addEventListener('abort', () => clearInterval(clockwork));
}
