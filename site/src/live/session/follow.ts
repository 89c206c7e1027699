import type { Event as RunnerEvent } from '@stackyard/protocol/frame';
import { api, ProblemError } from '../api.ts';
import { FollowAuthor } from '../layout/follow-author.ts';
import { showProblem, showToast } from '../layout/toast.ts';
import { pageLab } from '../page-data.ts';
import { listen } from './events.ts';
import { FollowLine } from './follow-line.ts';
import { sayRestarted } from './restarted.ts';
import { startSightings } from './sightings.ts';
import { change, isAlive, state, tellCommand } from './state.ts';
import { undo } from './verbs.ts';

/** At this try a runner that only restarts would be back. */
const ASK_WHY_AT = 4;

/** Keeps the page’s state in step with the runner: asks once, then follows its events. */
export function follow(signal: AbortSignal): void {
  const lab = pageLab().id;
  const line = new FollowLine();
  const author = new FollowAuthor();
  startSightings(signal);
  sayRestarted(signal);

  const hear = (event: RunnerEvent): void => {
    switch (event.type) {
      case 'runner':
        line.runner(event.id);
        if (event.follows) void author.begin();
        break;
      case 'lab':
        if (event.lab === lab) author.faults(event.faults);
        break;
      case 'pages':
        void author.pages();
        break;
      case 'session':
        if (event.session.lab === lab && isCurrent(event.session.id)) change({ session: event.session, known: true });
        break;
      case 'build':
        if (event.lab === lab) change({ build: event.build });
        break;
      case 'command':
        tellCommand(event);
        break;
      case 'toast':
        showToast(event.toast.text, event.toast.undo ? { label: 'Undo', act: () => void undo() } : undefined);
        break;
      case 'problem':
        showProblem(event.problem);
        break;
    }
  };

  listen(
    {
      event: hear,
      open: () => {
        line.open();
        void ask(lab);
      },
      lost: (attempt, nextTryAt) => {
        line.lost(attempt, nextTryAt);
        if (attempt === ASK_WHY_AT) void askWhy();
      },
    },
    signal,
  );
}

/** Late news of an older session must not replace the one that the learner is in. */
function isCurrent(id: string): boolean {
  const { session } = state.get();
  return session === null || session.id === id || !isAlive(session);
}

/** What the events cannot tell: that there is no session, or that the one we knew has ended meanwhile. */
async function ask(lab: string): Promise<void> {
  try {
    const summary = (await api.labs()).find((each) => each.id === lab);
    const known = state.get().session;
    const id = summary?.session ?? known?.id ?? null;
    const session = id === null ? null : await api.session(id);
    change({ known: true, session, build: summary?.build ?? null, proven: summary?.proven ?? null });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // A session that the runner no longer knows is over; any other trouble shows as a lost line or on the next verb.
    if (error.problem.name !== 'runner-unreachable') change({ known: true, session: null });
  }
}

/** A runner that answers but refuses this page will refuse the next try too: its reason is shown, and the way out. */
async function askWhy(): Promise<void> {
  try {
    await api.labs();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.name === 'runner-unreachable') return;
    showProblem(error.problem, { label: 'Load again', act: () => location.reload() });
  }
}
