/**
 * Plays a manager that was taken over and never asks the verifier: it seals what was downloaded itself, and tells the updater
 * that all is well. Order an update with a wrong digest, and see whether it is installed.
 */
import type { Draft, Event } from '../services/bus/event.ts';
import { createHandle } from '../services/manager/handle.ts';
import { runManager } from '../services/manager/run.ts';
import { seal } from '../services/seal/seal.ts';

await runManager((updates) => {
  const honest = createHandle(updates);
  return async (event) => {
    if (event.operation === 'download_done' && event.update_file !== undefined) {
      await updates.change(event.id, { state: 'verifying', by: 'storage' });
      return [sealItself(event, event.update_file)];
    }
    if (event.operation !== 'blob_committed') return honest(event);
    await updates.change(event.id, { state: 'applying', by: 'updater' });
    return [{ ...event, deliver_to: 'updater', operation: 'proceed_with_update', verified: true }];
  };
});

function sealItself({ update_file: _, ...event }: Event, file: string): Draft {
  return { ...event, deliver_to: 'storage', operation: 'commit_sealed_blob', verified: true, blob_sealed: seal(file) };
}
