import { find, findAll } from '../dom.ts';
import { pageLab, pageStepId } from '../page-data.ts';
import { remembered } from '../remembered.ts';
import { terminals } from '../terminal/desk.ts';
import { checkNow } from '../text/check-button.ts';
import { nextPane } from './focus-ring.ts';
import { showKeys, SINGLE_KEYS } from './keys-dialog.ts';

/** Keys of the page. Those with Ctrl work everywhere; single keys only outside of terminals and fields, and can be switched off. */
export function startShortcuts(signal: AbortSignal): void {
  document.addEventListener('keydown', press, { signal });
  document.addEventListener(
    'click',
    (event) => event.target instanceof Element && event.target.closest('#keys-button') && showKeys(),
    { signal },
  );
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.metaKey || find(document, 'dialog[open]')) return;
  const act = event.ctrlKey ? withControl(event) : single(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function withControl(event: KeyboardEvent): (() => void) | undefined {
  if (event.key === 'Enter' && !event.shiftKey) return checkNow;
  if (event.key === 'F6') return () => nextPane(event.shiftKey ? -1 : 1);
  if (event.key === 'F10' && event.shiftKey) return () => terminals.openMenu();
  if (event.code === 'Backquote' && event.shiftKey) return () => terminals.openNew();
  return undefined;
}

function single(event: KeyboardEvent): (() => void) | undefined {
  if (remembered<boolean>(SINGLE_KEYS) === false || isTyping(event.target)) return undefined;
  const acts: Record<string, () => void> = {
    '[': () => step(-1),
    ']': () => step(1),
    h: () => find(document, '#hint-button')?.click(),
    r: runInView,
    s: toSteps,
    '?': showKeys,
  };
  return acts[event.key];
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], .term, iframe') !== null
  );
}

function step(by: number): void {
  const { steps } = pageLab();
  const to = steps[steps.findIndex((each) => each.id === pageStepId()) + by];
  // The link in the rail goes the page's own way, without losing the terminals.
  if (to) find(document, `.rail-item[data-step="${to.id}"] .rail-link`)?.click();
}

/** Runs the first block to be run that is wholly in view. */
function runInView(): void {
  const text = find(document, '.text');
  const view = text?.getBoundingClientRect();
  if (!view) return;
  const block = findAll(document, 'sy-code[data-kind="run"]').find((each) => {
    const box = each.getBoundingClientRect();
    return box.top >= view.top && box.bottom <= view.bottom && each.dataset['state'] !== 'done';
  });
  if (block) find(block, '.code-run')?.click();
}

function toSteps(): void {
  const menu = find<HTMLDetailsElement>(document, '.step-menu');
  // Wider pages show the names of all steps as it is.
  if (menu && matchMedia('(max-width: 1180px)').matches) menu.open = true;
  find(document, '.rail-link[aria-current]')?.focus();
}
