import type Docker from 'dockerode';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Machine } from './machine.ts';

// an exec is a probe of our own, or of a health check: it would poke the check that made it
const TELLING = new Set([
  'start',
  'die',
  'destroy',
  'rename',
  'update',
  'pause',
  'unpause',
  'health_status: healthy',
  'health_status: unhealthy',
  'connect',
  'disconnect',
]);
const AGAIN_AFTER_MS = 1000;

/**
 * Calls `changed` when a container, network or service in the machine changed, and `gone` once when the machine itself
 * ended. Joins the event stream anew when the learner restarts Docker.
 */
export function watchMachine(
  engine: Docker,
  machine: Machine,
  seen: { changed: () => void; gone: () => void },
): Disposable {
  const stopped = new AbortController();
  void follow(machine, seen.changed, stopped.signal);
  void untilGone(engine, machine, stopped.signal).then((ended) => {
    if (ended) seen.gone();
  });
  return { [Symbol.dispose]: () => stopped.abort() };
}

async function follow(machine: Machine, changed: () => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const stream = await machine.docker.getEvents({
        filters: { type: ['container', 'network', 'service', 'node', 'secret'] },
        abortSignal: signal,
      });
      for await (const line of createInterface({ input: stream })) {
        const { Action } = JSON.parse(line) as { Action?: string };
        if (Action !== undefined && (TELLING.has(Action) || Action === 'create')) changed();
      }
      await delay(AGAIN_AFTER_MS, undefined, { signal });
    } catch (error) {
      if (signal.aborted) return;
      // the machine's Docker is being restarted: it answers again, or the machine is gone and we are told to stop
      if (!(error instanceof Error)) throw error;
      await delay(AGAIN_AFTER_MS);
    }
  }
}

/** True when the machine ended by itself; false when we stopped watching, or it was restarted (another process number). */
async function untilGone(engine: Docker, machine: Machine, signal: AbortSignal): Promise<boolean> {
  const container = engine.getContainer(machine.id);
  try {
    await container.wait({ condition: 'not-running', abortSignal: signal });
  } catch (error) {
    if (signal.aborted) return false;
    const status = (error as { statusCode?: number }).statusCode;
    return status === 404;
  }
  return !signal.aborted;
}
