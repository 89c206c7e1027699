import { api, ProblemError } from '../api.ts';
import { find, h } from '../dom.ts';
import { showProblem } from '../layout/toast.ts';
import { readySession, state } from '../session/state.ts';
import { compareLines } from './line-difference.ts';

const SIGN = { same: ' ', page: '−', yours: '+' };
const SAID = { same: '', page: 'the page: ', yours: 'yours: ' };

/** Shows how the learner’s file differs from what the page would save. */
export async function showCompared(path: string, code: string): Promise<void> {
  const session = readySession(state.get());
  if (!session) return;
  try {
    const file = await api.read(session.id, path);
    show(path, code, file.content);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    showProblem(error.problem);
  }
}

function show(path: string, page: string, yours: string): void {
  find(document, 'dialog#compare')?.remove();
  const rows = compareLines(page, yours).map(({ kind, text }) =>
    h(
      'span',
      { class: 'compared', 'data-kind': kind },
      h('span', { 'aria-hidden': 'true' }, `${SIGN[kind]} `),
      h('span', { class: 'unseen' }, SAID[kind]),
      `${text}\n`,
    ),
  );
  const close = h('button', { class: 'button', type: 'button' }, 'Close');
  const dialog = h(
    'dialog',
    { id: 'compare', 'aria-labelledby': 'compare-title' },
    h('h2', { class: 'ask-title', id: 'compare-title' }, `~/${path}`),
    h(
      'p',
      { class: 'ask-text' },
      'A line with − is the page’s, one with + is yours. Save as would put the page’s back.',
    ),
    h('pre', { class: 'compare-lines', tabindex: 0 }, ...rows),
    h('div', { class: 'ask-acts' }, close),
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
