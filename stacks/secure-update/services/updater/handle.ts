import type { Draft, Event } from '../bus/event.ts';
import { log, messageOf } from '../bus/log.ts';
import { unseal } from '../seal/seal.ts';
import type { Results } from './results.ts';

/** Fetches a verified update from the storage and installs it, once per id. */
export function createHandle(install: (zip: Buffer) => Promise<void>, results: Results) {
  return async (event: Event): Promise<Draft[]> => {
    if (event.operation === 'proceed_with_update' && event.verified === true) {
      return [{ ...event, deliver_to: 'storage', operation: 'get_blob' }];
    }
    if (event.operation === 'blob_content' && results.get(event.id) === undefined) {
      results.set(event.id, await tryInstall(event, install));
    }
    return [];
  };
}

async function tryInstall({ id, blob = '' }: Event, install: (zip: Buffer) => Promise<void>) {
  const file = unseal(blob);
  if (file === undefined) return { state: 'failed' as const, reason: 'the file has no seal' };
  log(`${id.slice(0, 8)} EXECUTING UPDATE ${id}`);
  try {
    await install(Buffer.from(file, 'base64'));
    log(`${id.slice(0, 8)} done`);
    return { state: 'done' as const };
  } catch (error) {
    log(`${id.slice(0, 8)} failed: ${messageOf(error)}`);
    return { state: 'failed' as const, reason: messageOf(error) };
  }
}
