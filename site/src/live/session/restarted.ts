import { showToast } from '../layout/toast.ts';
import type { PageState } from './state.ts';
import { state } from './state.ts';

/** What is said once a machine is back that was started again; one that was replaced has words of the runner’s own, with Undo. */
export function sayRestarted(signal: AbortSignal): void {
  let before = state.get();
  state.watch((now) => {
    if (wasRestarted(before, now))
      showToast('The machine was started again. Files stayed; programs that ran have ended.');
    before = now;
  }, signal);
}

/** Whether the same machine has come back: nothing can be undone that could not be before. */
export function wasRestarted({ session: before }: PageState, { session: now }: PageState): boolean {
  return (
    before?.state === 'resetting' &&
    now?.state === 'ready' &&
    now.id === before.id &&
    now.undo?.checkpoint === before.undo?.checkpoint
  );
}
