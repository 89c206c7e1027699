import { z } from 'zod';
import { log, messageOf } from '../bus/log.ts';
import type { Updates } from './updates.ts';

const resultSchema = z.object({
  state: z.enum(['done', 'refused', 'failed']),
  reason: z.string().optional(),
});

const EVERY_MS = 200;
/** An update that has not ended after this long never will. */
const LIMIT_MS = 60_000;

/**
 * Ends updates that the bus does not end: asks the updater how those it has went, and gives up on those that nobody
 * answers for. Asking is plain HTTP and carries no order, so that an update is thirteen messages and not one more.
 */
export function followUpdates(updates: Updates, updater: string): AsyncDisposable {
  let closed = false;
  const look = async () => {
    for (const { id, state, by, requested_at } of updates.open()) {
      const result = state === 'applying' ? await ask(updater, id) : undefined;
      if (result !== undefined) {
        const { reason } = result;
        await updates.change(id, { state: result.state, by: 'updater', ...(reason === undefined ? {} : { reason }) });
      } else if (Date.now() - Date.parse(requested_at) > LIMIT_MS) {
        const reason = `${by} did not answer within ${LIMIT_MS / 1000} s; the security log may say why`;
        await updates.change(id, { state: 'failed', by: 'manager', reason });
      }
    }
  };
  const run = async () => {
    while (!closed) {
      await look().catch((error: unknown) => log(`following updates: ${messageOf(error)}`));
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS).unref());
    }
  };
  void run();
  return {
    async [Symbol.asyncDispose]() {
      closed = true;
    },
  };
}

/** How an update went; undefined while the updater has no result for it, or does not answer. */
async function ask(updater: string, id: string) {
  try {
    const response = await fetch(`${updater}/results/${id}`, { signal: AbortSignal.timeout(2000) });
    return response.ok ? resultSchema.parse(await response.json()) : undefined;
  } catch (error) {
    log(`${id.slice(0, 8)} updater not reached: ${messageOf(error)}`);
    return undefined;
  }
}
