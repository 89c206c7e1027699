import { showPane } from '../layout/panes.ts';
import { showProblem } from '../layout/toast.ts';
import { onCommand } from '../session/state.ts';
import { terminals } from '../terminal/desk.ts';
import type { CodeState } from './code-words.ts';
import { trackRun } from './run-tracker.ts';

/** A shell that has not begun within this time is doing something else, or the line was not understood as a command. */
const BEGIN_WITHIN_MS = 8_000;

/** Types a block into the terminal of that name and follows what becomes of it. */
export function runBlock(name: string, code: string, become: (next: CodeState) => void, signal: AbortSignal): void {
  const life = new AbortController();
  const over = (next: CodeState): void => {
    life.abort();
    become(next);
  };
  let id: string | null = null;
  const tracker = trackRun({
    started: () => {
      clearTimeout(patience);
      become({ kind: 'running', since: Date.now() });
    },
    ended: (exit) =>
      over(exit === 0 ? { kind: 'done', at: Date.now() } : { kind: 'failed', at: Date.now(), code: exit }),
  });
  const patience = setTimeout(() => over({ kind: 'idle' }), BEGIN_WITHIN_MS);
  life.signal.addEventListener('abort', () => {
    clearTimeout(patience);
    tracker.stop();
  });
  signal.addEventListener('abort', () => life.abort(), { signal: life.signal });
  onCommand((news) => news.terminal === id && tracker.hear(news), life.signal);

  become({ kind: 'waiting', why: `to ${name}` });
  showPane('terminal');
  terminals
    .typeInto(name, code, (terminal) => (id = terminal))
    .then(
      (fault) => {
        if (fault === null) return;
        over({ kind: 'idle' });
        showProblem(fault);
      },
      (error: unknown) => {
        over({ kind: 'idle' });
        throw error;
      },
    );
}
