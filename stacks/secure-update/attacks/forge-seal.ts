/**
 * Plays a manager that was taken over and waits until the verifier has said yes to an honest update; then it puts another file
 * in the place of the verified one, under a seal that it made itself. Order an update as always.
 */
import type { Event } from '../services/bus/event.ts';
import { createHandle } from '../services/manager/handle.ts';
import { runManager } from '../services/manager/run.ts';
import { seal } from '../services/seal/seal.ts';
import { packEvilApp } from './evil-app.ts';

const swapped = new Set<string>();

await runManager((updates) => {
  const honest = createHandle(updates);
  return async (event: Event) => {
    // the storage's thanks for the other file
    if (swapped.has(event.id)) return [];
    const next = await honest(event);
    if (event.operation !== 'handle_verification_result' || event.verified !== true) return next;
    swapped.add(event.id);
    const blob_sealed = seal(packEvilApp().toString('base64'));
    return [{ ...event, deliver_to: 'storage', operation: 'commit_sealed_blob', blob_sealed }, ...next];
  };
});
