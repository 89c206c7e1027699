import type { Draft, Event } from '../bus/event.ts';
import type { Update } from './update.ts';
import type { Updates } from './updates.ts';

interface Step {
  operation: string;
  deliver_to: string;
  state: Update['state'];
}

/** What the manager does when a service has answered. */
const next: Record<string, Step> = {
  download_done: { operation: 'commit_blob', deliver_to: 'storage', state: 'verifying' },
  blob_committed: { operation: 'verification_requested', deliver_to: 'verifier', state: 'verifying' },
  handle_verification_result: { operation: 'proceed_with_update', deliver_to: 'updater', state: 'applying' },
};

/** Leads each update from one service to the next, and ends it where one of them says no. */
export function createHandle(updates: Updates): (event: Event) => Promise<Draft[]> {
  return async (event) => {
    const step = next[event.operation];
    if (step === undefined) return [];
    const { id, source: by, reason = 'no reason given' } = event;

    if (event.operation === 'handle_verification_result' && event.verified !== true) {
      await updates.change(id, { state: 'refused', by, reason });
      return [];
    }
    if (event.reason !== undefined) {
      await updates.change(id, { state: 'failed', by, reason });
      return [];
    }
    const { operation, deliver_to, state } = step;
    // an update that nobody ordered here, or that has ended, goes no further
    if (!(await updates.change(id, { state, by: deliver_to }))) return [];
    return [{ ...event, operation, deliver_to }];
  };
}
