/**
 * Plays a manager that was taken over and asks the verifier, as it should, but goes on when the answer is no: it has kept
 * the file, seals it itself and tells the updater that all is well. Order an update with a wrong digest.
 */
import type { Event } from '../services/bus/event.ts';
import { createHandle } from '../services/manager/handle.ts';
import { runManager } from '../services/manager/run.ts';
import { seal } from '../services/seal/seal.ts';

const files = new Map<string, string>();
const lied = new Set<string>();

await runManager((updates) => {
  const honest = createHandle(updates);
  return async (event: Event) => {
    const { id, operation, verified } = event;
    if (lied.has(id)) return [];
    if (operation === 'download_done' && event.update_file !== undefined) files.set(id, event.update_file);
    if (operation !== 'handle_verification_result' || verified === true) return honest(event);
    const { reason: _, ...rest } = event;
    lied.add(id);
    const lie = { ...rest, verified: true };
    await updates.change(id, { state: 'applying', by: 'updater' });
    return [
      { ...lie, deliver_to: 'storage', operation: 'commit_sealed_blob', blob_sealed: seal(files.get(id) ?? '') },
      { ...lie, deliver_to: 'updater', operation: 'proceed_with_update' },
    ];
  };
});
