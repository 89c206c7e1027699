import type { Event as RunnerEvent, EventUp } from '@stackyard/protocol/frame';
import { backoff } from './backoff.ts';
import type { Line } from './state.ts';

const OPEN_WITHIN_MS = 8_000;

interface Hear {
  event(event: RunnerEvent): void;
  line(line: Line): void;
}

/**
 * Keeps one socket to /api/events open for the life of the page. A lost line is said only after a quarter of a second,
 * so that a runner that comes back at once does not make the page blink.
 */
export function listen(hear: Hear, signal: AbortSignal): void {
  let socket: WebSocket | null = null;
  let attempt = 0;
  let timer = 0;

  const connect = (): void => {
    if (signal.aborted) return;
    clearTimeout(timer);
    const opening = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/events`);
    socket = opening;
    const tooLong = window.setTimeout(() => opening.close(), OPEN_WITHIN_MS);
    opening.addEventListener('open', () => {
      clearTimeout(tooLong);
      attempt = 0;
      tellView();
      hear.line({ state: 'open' });
    });
    opening.addEventListener('message', (message) => {
      hear.event(JSON.parse(String(message.data)) as RunnerEvent);
    });
    opening.addEventListener('close', () => {
      clearTimeout(tooLong);
      if (signal.aborted || socket !== opening) return;
      attempt += 1;
      const wait = backoff(attempt);
      if (attempt > 1) hear.line({ state: 'lost', attempt, nextTryAt: Date.now() + wait });
      timer = window.setTimeout(connect, wait);
    });
  };

  // A machine whose page is in view is not idle.
  const tellView = (): void => {
    const frame: EventUp = { type: 'view', visible: document.visibilityState === 'visible' };
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  const now = (): void => {
    if (socket?.readyState === WebSocket.OPEN || socket?.readyState === WebSocket.CONNECTING) return;
    connect();
  };
  window.addEventListener('online', now, { signal });
  const onView = (): void => {
    tellView();
    if (document.visibilityState === 'visible') now();
  };
  document.addEventListener('visibilitychange', onView, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    socket?.close();
  });
  connect();
}
