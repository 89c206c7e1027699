import { log, messageOf } from '../bus/log.ts';
import { askForDenial, askUpdater } from './ask.ts';
import type { Sources } from './ask.ts';
import type { Update } from './update.ts';
import type { Updates } from './updates.ts';

const EVERY_MS = 200;
/** Most updates are over by now; for those that are not, it is worth asking whether something was denied. */
const SLOW_MS = 2000;
/** An update that has not ended after this long never will. */
const LIMIT_MS = 60_000;

/**
 * Ends updates that the bus does not end: asks the updater how those it has went, and the security log what keeps others, and
 * gives up on those that nobody answers for. An update is thirteen messages and not one more.
 */
export function followUpdates(updates: Updates, sources: Sources): AsyncDisposable {
  let closed = false;
  const look = async () => {
    for (const update of updates.open()) {
      const end = await findEnd(update, sources);
      if (end !== undefined) await updates.change(update.id, end);
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

async function findEnd({ id, state, by, requested_at }: Update, sources: Sources) {
  const result = state === 'applying' ? await askUpdater(sources, id) : undefined;
  if (result !== undefined) return { ...result, by: 'updater' };
  const age = Date.now() - Date.parse(requested_at);
  const denial = age > SLOW_MS ? await askForDenial(sources, id) : undefined;
  if (denial !== undefined) return { state: 'refused' as const, by: 'monitor', reason: denial };
  if (age <= LIMIT_MS) return undefined;
  const reason = `${by} did not answer within ${LIMIT_MS / 1000} s; the security log may say why`;
  return { state: 'failed' as const, by: 'manager', reason };
}
