import type { Problem } from '@stackyard/protocol/problem';
import { find, h, icon } from '../dom.ts';

const GONE_AFTER_MS = 6_000;

interface Button {
  label: string;
  act(): void;
}

let leave: number | undefined;

function show(kind: 'said' | 'undo' | 'problem', text: Node[], button: Button | undefined, stays: boolean): void {
  const place = find(document, '.toasts');
  if (!place) return;
  clearTimeout(leave);
  const toast = h('div', { class: 'toast', 'data-kind': kind }, h('div', { class: 'toast-text' }, ...text));
  const dismiss = (): void => {
    clearTimeout(leave);
    toast.remove();
  };
  if (button) {
    const press = h('button', { class: 'button button-small', type: 'button' }, button.label);
    press.addEventListener('click', () => {
      dismiss();
      button.act();
    });
    toast.append(press);
  }
  const close = h(
    'button',
    { class: 'icon-button toast-close', type: 'button', 'aria-label': 'Close this message' },
    icon('close'),
  );
  close.addEventListener('click', dismiss);
  toast.append(close);
  place.replaceChildren(toast);
  if (stays) return;
  const wait = (): void => {
    clearTimeout(leave);
    leave = window.setTimeout(dismiss, GONE_AFTER_MS);
  };
  // Nobody loses a message while reading it or reaching for its button.
  for (const event of ['pointerenter', 'focusin']) toast.addEventListener(event, () => clearTimeout(leave));
  for (const event of ['pointerleave', 'focusout']) toast.addEventListener(event, wait);
  wait();
}

/** Says something that is seen nowhere else on the page; gone after 6 s. One at a time. */
export function showToast(text: string, button?: Button): void {
  show(button ? 'undo' : 'said', [document.createTextNode(text)], button, false);
}

/** Shows a problem until it is closed, with its id and one verb. */
export function showProblem(problem: Problem, button?: Button): void {
  const parts: Node[] = [h('strong', {}, sentence(problem.title)), document.createTextNode(` ${problem.hint}`)];
  if (problem.id !== undefined) parts.push(document.createTextNode(' '), h('code', { class: 'toast-id' }, problem.id));
  show('problem', parts, button, true);
}

function sentence(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}
