import type { Event as RunnerEvent, EventUp } from '@stackyard/protocol/frame';
import { ReturningSocket } from './returning-socket.ts';
import { note } from './sightings.ts';

interface Hear {
  event(event: RunnerEvent): void;
  open(): void;
  lost(attempt: number, nextTryAt: number): void;
}

/**
 * Keeps one socket to /api/events open for the life of the page. A lost line is said only after a quarter of a second,
 * so that a runner that comes back at once does not make the page blink.
 */
export function listen(hear: Hear, signal: AbortSignal): void {
  // A machine whose page is in view is not idle.
  const tellView = (): void => {
    const frame: EventUp = { type: 'view', visible: document.visibilityState === 'visible' };
    socket.send(JSON.stringify(frame));
  };
  const socket = new ReturningSocket({
    address: () => new URL('/api/events', location.origin.replace(/^http/, 'ws')),
    open: () => {
      tellView();
      hear.open();
    },
    text: (text) => hear.event(JSON.parse(text) as RunnerEvent),
    lost: ({ attempt, nextTryAt, refused }) => {
      if (refused) note({ what: 'refused', at: Date.now() });
      if (attempt > 1) hear.lost(attempt, nextTryAt);
    },
  });
  document.addEventListener('visibilitychange', tellView, { signal });
  signal.addEventListener('abort', () => socket[Symbol.dispose]());
}
