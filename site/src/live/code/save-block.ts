import { api, ProblemError } from '../api.ts';
import { showProblem } from '../layout/toast.ts';
import { onCommand, readySession, state } from '../session/state.ts';
import type { CodeState } from './code-words.ts';

const LOOK_AFTER_MS = 400;

const onFile = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** Writes a block as a file below the learner’s home, with a line end at its end as every tool expects. */
export async function saveBlock(path: string, code: string, become: (next: CodeState) => void): Promise<void> {
  const session = readySession(state.get());
  if (!session) return;
  become({ kind: 'saving' });
  try {
    await api.save(session.id, { path, content: onFile(code) });
    become({ kind: 'saved', at: Date.now() });
  } catch (error) {
    become({ kind: 'idle' });
    if (!(error instanceof ProblemError)) throw error;
    showProblem(error.problem, { label: 'Try again', act: () => void saveBlock(path, code, become) });
  }
}

/** Says when a saved file is no longer what the page saved: looks again after a command has ended in a terminal. */
export function followFile(
  block: HTMLElement & { code: string },
  now: () => CodeState,
  become: (next: CodeState) => void,
  signal: AbortSignal,
): void {
  let timer = 0;
  const look = async (): Promise<void> => {
    const session = readySession(state.get());
    const path = block.dataset['saveAs'];
    if (!session || !path || (now().kind !== 'saved' && now().kind !== 'changed')) return;
    // A file that is gone, or a line that is lost, says nothing about what the learner changed.
    const file = await api.read(session.id, path).catch(() => null);
    if (file === null || signal.aborted) return;
    const same = file.content === onFile(block.code);
    if (!same && now().kind === 'saved') become({ kind: 'changed', at: Date.now() });
    if (same && now().kind === 'changed') become({ kind: 'saved', at: Date.now() });
  };
  onCommand((news) => {
    if (news.state !== 'ended') return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), LOOK_AFTER_MS);
  }, signal);
  signal.addEventListener('abort', () => clearTimeout(timer));
}
