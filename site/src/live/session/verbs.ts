import type { Session } from '@stackyard/protocol/session';
import { api, ProblemError } from '../api.ts';
import { showProblem } from '../layout/toast.ts';
import { pageLab } from '../page-data.ts';
import { change, isAlive, state } from './state.ts';

/** Sends one verb; the page shows its answer, or its problem as a toast with `Try again`. Returns whether it was done. */
async function send(verb: string, call: () => Promise<Session>): Promise<boolean> {
  if (state.get().asking === verb) return false;
  change({ asking: verb, startProblem: null });
  try {
    change({ session: await call(), asking: null, known: true });
    return true;
  } catch (error) {
    change({ asking: null });
    if (!(error instanceof ProblemError)) throw error;
    if (verb === 'open') change({ startProblem: error.problem });
    else showProblem(error.problem, { label: 'Try again', act: () => void send(verb, call) });
    return false;
  }
}

function withSession(verb: string, call: (id: string) => Promise<Session>): Promise<boolean> {
  const { session } = state.get();
  if (session === null) return Promise.resolve(false);
  return send(verb, () => call(session.id));
}

/** Starts the lab, or joins the live session of this browser. */
export const open = (): Promise<boolean> => send('open', () => api.open(pageLab().id));

export const restart = (): Promise<boolean> => withSession('restart', api.restart);
export const undo = (): Promise<boolean> => withSession('undo', api.undo);
export const here = (): Promise<boolean> => withSession('here', api.here);
export const end = (): Promise<boolean> => withSession('end', api.end);
export const check = (step: string): Promise<boolean> => withSession('check', (id) => api.check(id, step));
export const goTo = (step: string): Promise<boolean> => withSession('go-to', (id) => api.goTo(id, step));
export const back = (checkpoint: string): Promise<boolean> => withSession('back', (id) => api.back(id, checkpoint));
export const record = (on: boolean): Promise<boolean> => withSession('record', (id) => api.record(id, on));

/** A new attempt: of the live session where there is one, else a fresh session. */
export function startOver(): Promise<boolean> {
  return isAlive(state.get().session) ? withSession('start-over', api.startOver) : open();
}
