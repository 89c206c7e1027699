import type { Session } from '@stackyard/protocol/session';
import { showToast } from '../layout/toast.ts';
import { state } from './state.ts';

/** What is said once a machine is back that was started again; one that was replaced has words of the runner’s own, with Undo. */
export function sayRestarted(signal: AbortSignal): void {
  const look = watchRestarts();
  state.watch(({ session }) => {
    if (look(session)) showToast('The machine was started again. Files stayed; programs that ran have ended.');
  }, signal);
}

/** Tells of each session that comes whether its machine has just come back as it was: nothing can be undone that could not be before. */
export function watchRestarts(): (now: Session | null) => boolean {
  let ready: Session | null = null;
  let resetting = false;
  return (now) => {
    const before = ready;
    const isBack = resetting && now?.state === 'ready';
    resetting = now?.state === 'resetting';
    if (now?.state === 'ready') ready = now;
    return isBack && before?.id === now.id && before.undo?.checkpoint === now.undo?.checkpoint;
  };
}
