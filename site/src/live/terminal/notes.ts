import type { Session } from '@stackyard/protocol/session';
import { find, h, setText } from '../dom.ts';
import { startAgain } from './open.ts';
import type { Seat } from './seat.ts';
import { noteWords } from './tab.ts';

/** The line under the tabs: why the terminal in view does not live, and the way out. */
export function showNote(root: HTMLElement, session: Session | null, seat: Seat | undefined): void {
  const note = find(root, '.term-note');
  if (!note) return;
  const words = session && seat ? noteWords(seat.summary, seat.pane?.state ?? null, Date.now()) : null;
  const key = words === null ? '' : `${seat?.summary.id} ${words.strong} ${words.text}`;
  if (note.dataset['said'] === key) return;
  note.dataset['said'] = key;
  note.hidden = words === null;
  if (words === null || !seat) {
    note.replaceChildren();
    return;
  }
  note.replaceChildren(...(words.strong === '' ? [] : [h('strong', {}, words.strong)]), h('span', {}, words.text));
  if (!words.again) return;
  const button = h('button', { class: 'button button-small', type: 'button' }, 'Start again');
  const { id } = seat.summary;
  button.addEventListener('click', () => {
    button.disabled = true;
    void startAgain(id).then(() => seat.focus());
  });
  note.append(button);
}

export function showSize(root: HTMLElement, seat: Seat | undefined): void {
  const term = seat?.pane?.screen.term;
  setText(find(root, '.term-size'), term ? `${term.cols} × ${term.rows}` : '');
}

/** What stands there when the learner has closed every terminal. */
export function showNone(root: HTMLElement, none: boolean): void {
  const shown = find(root, '.terms-none');
  if (!none) shown?.remove();
  if (!none || shown) return;
  const words = h('strong', {}, 'No terminal is open.');
  const keys = h('kbd', {}, 'Ctrl Shift `');
  find(root, '.terms')?.append(
    h('div', { class: 'terms-none' }, h('div', { class: 'empty' }, words, ' Press ', keys, ' or the plus.')),
  );
}
