import type { Build, LabSummary } from '@stackyard/protocol/lab';
import type { Session } from '@stackyard/protocol/session';
import { api, ProblemError } from '../api.ts';
import { listen } from '../session/events.ts';
import { isAlive } from '../session/state.ts';
import { createWatched } from '../watched.ts';
import { showLab, showStopped } from './labs.ts';
import { showStatus } from './show-status.ts';

/** Keeps the home page in step with the runner: asks at once and after every return of the line, follows builds between. */
export function followLabs(signal: AbortSignal): void {
  const labs = createWatched<LabSummary[]>([]);
  labs.watch(show, signal);
  listen(
    {
      event: (event) => {
        if (event.type === 'session') labs.update((all) => withSession(all, event.session));
        if (event.type === 'build') labs.update((all) => withBuild(all, event.lab, event.build));
      },
      open: () => void ask(labs.set),
      lost: () => showStatus(null),
    },
    signal,
  );
}

function withBuild(labs: LabSummary[], lab: string, build: Build): LabSummary[] {
  return labs.map((each) => (each.id === lab ? { ...each, build } : each));
}

function withSession(labs: LabSummary[], session: Session): LabSummary[] {
  const passed = session.steps.filter((step) => step.state === 'passed').map((step) => step.id);
  const id = isAlive(session) ? session.id : null;
  return labs.map((each) => (each.id === session.lab ? { ...each, passed, session: id } : each));
}

async function ask(tell: (labs: LabSummary[]) => void): Promise<void> {
  try {
    const [labs, status] = await Promise.all([api.labs(), api.status()]);
    tell(labs);
    showStatus(status);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    showStatus(null);
  }
}

function show(labs: LabSummary[]): void {
  const now = Date.now();
  for (const lab of labs) showLab(lab, now);
  showStopped(labs, now);
}
