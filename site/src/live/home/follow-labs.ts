import type { LabSummary } from '@stackyard/protocol/lab';
import { api, ProblemError } from '../api.ts';
import { listen } from '../session/events.ts';
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
        if (event.type === 'session') void ask(labs.set);
        if (event.type !== 'build') return;
        const { lab, build } = event;
        labs.update((all) => all.map((each) => (each.id === lab ? { ...each, build } : each)));
      },
      line: (line) => {
        if (line.state === 'open') void ask(labs.set);
        if (line.state === 'lost') showStatus(null);
      },
    },
    signal,
  );
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
