import type { Draft, Event } from '../bus/event.ts';
import { log, messageOf } from '../bus/log.ts';
import { Refused } from './check-update.ts';
import type { Results } from './results.ts';

/** Fetches a verified update from the storage and installs it, once per id. */
export function createHandle(install: (event: Event) => Promise<void>, results: Results) {
  return async (event: Event): Promise<Draft[]> => {
    if (event.operation === 'proceed_with_update' && event.verified === true) {
      return [{ ...event, deliver_to: 'storage', operation: 'get_blob' }];
    }
    if (event.operation === 'blob_content' && results.get(event.id) === undefined) await tryInstall(event);
    return [];
  };

  async function tryInstall(event: Event): Promise<void> {
    const name = event.id.slice(0, 8);
    log(`${name} EXECUTING UPDATE ${event.id}`);
    try {
      await install(event);
      log(`${name} done`);
    } catch (error) {
      const state = error instanceof Refused ? 'refused' : 'failed';
      log(`${name} ${state}: ${messageOf(error)}`);
      await results.set(event.id, { state, reason: messageOf(error) });
    }
  }
}
