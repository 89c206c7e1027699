import type { Machine } from '../machine/machine.ts';

const WITHIN_MS = 60_000;
/** Looked at this often though nothing was told: an event may have come before anybody listened. */
const LOOK_EVERY_MS = 1000;
const TELLING = ['start', 'die', 'health_status'];

/**
 * Waits until no container of the machine is on its way up any more: what a checkpoint held runs again. After a minute it is as it is,
 * and the check will say what is wrong with it.
 */
export async function untilUp({ docker }: Pick<Machine, 'docker'>): Promise<void> {
  const abort = new AbortController();
  const deadline = performance.now() + WITHIN_MS;
  try {
    const events = await docker.getEvents({
      filters: { type: ['container'], event: TELLING },
      abortSignal: abort.signal,
    });
    // it is we who end it
    events.on('error', () => undefined);
    while (performance.now() < deadline) {
      if (await isUp(docker)) return;
      await nextOf(events, LOOK_EVERY_MS);
    }
  } finally {
    abort.abort();
  }
}

/** One question, however many containers there are: Docker says their health in the words of `docker ps`. */
async function isUp(docker: Machine['docker']): Promise<boolean> {
  const containers = await docker.listContainers({ all: true });
  return containers.every(({ State, Status }) => State !== 'restarting' && !Status.includes('(health: starting)'));
}

/** Returns when something is told, or after so many milliseconds. */
function nextOf(events: NodeJS.ReadableStream, withinMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, withinMs);
  const told = (): void => resolve();
  events.once('data', told);
  return promise.finally(() => {
    clearTimeout(timer);
    events.off('data', told);
  });
}
