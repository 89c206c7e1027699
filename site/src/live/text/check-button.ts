import { find, setAttribute, setText } from '../dom.ts';
import { showPane } from '../layout/panes.ts';
import { pageStep, stepAfter } from '../page-data.ts';
import type { PageState } from '../session/state.ts';
import { readySession, state } from '../session/state.ts';
import { check } from '../session/verbs.ts';
import type { VerdictElement } from '../verdict/verdict-element.ts';

/** Checks the page’s step, and shows where the verdict will stand. */
export function checkNow(): void {
  const step = pageStep();
  if (!step || !readySession(state.get())) return;
  showPane('text');
  find<VerdictElement>(document, 'sy-verdict')?.asked();
  void check(step.id);
}

/** The foot: the check’s button, why it is off, and the next step once this one passed. */
export function startCheckButton(signal: AbortSignal): void {
  document.addEventListener(
    'click',
    (event) => event.target instanceof Element && event.target.closest('#check-button') && checkNow(),
    { signal },
  );
  state.watch(show, signal);
}

function show(page: PageState): void {
  const button = find<HTMLButtonElement>(document, '#check-button');
  const step = pageStep();
  if (!button || !step) return;
  const session = readySession(page);
  const progress = page.session?.steps.find((each) => each.id === step.id);
  const passed = progress?.state === 'passed';
  const checking = page.session?.checking?.step === step.id || page.asking === 'check';
  button.disabled = session === null;
  setAttribute(button, 'aria-busy', checking ? 'true' : null);
  setText(find(button, '.check-words'), progress?.verdict ? 'Check again' : 'Check');
  const foot = find(document, '.foot');
  if (foot) setAttribute(foot, 'data-passed', passed ? '' : null);
  setText(find(document, '.foot-note'), note(session !== null, passed, stepAfter(step.id) === null));
}

function note(ready: boolean, passed: boolean, last: boolean): string {
  if (!ready) return 'A check needs a machine';
  if (passed) return last ? 'That was the last step' : '';
  return 'Checks itself when a command ends';
}
