import type { Session } from '@stackyard/protocol/session';
import { find, h, setAttribute, setText } from '../dom.ts';
import { announce } from '../layout/announce.ts';
import { reasonNow } from '../session/follow-line.ts';
import type { Note } from './note-words.ts';
import { noteWords } from './note-words.ts';
import { startAgain } from './open.ts';
import type { Pane } from './pane.ts';
import type { Seat } from './seat.ts';
import { asksForSecret, spell, type Spelled } from './spell.ts';

/** The line under the tabs, of the terminal in view. `session` is one whose machine is there, or comes back. */
export function showNote(root: HTMLElement, session: Session | null, seat: Seat | undefined): void {
  const note = find(root, '.term-note');
  if (!note) return;
  const words = session && seat ? wordsOf(session, seat, !note.hidden) : null;
  const key = words === null ? '' : JSON.stringify([seat?.summary.id, words]);
  if (note.dataset['said'] === key) return;
  note.dataset['said'] = key;
  note.hidden = words === null;
  if (words === null || !seat) {
    note.replaceChildren();
    return;
  }
  const text = h('span', {}, h('strong', {}, words.strong), ` ${words.text} `, ...words.keys.map(keyNode));
  note.replaceChildren(text, ...actNode(words.act, seat));
}

function wordsOf(session: Session, seat: Seat, said: boolean): Note | null {
  const { pane } = seat;
  const { cols, rows } = pane?.screen.term ?? { cols: 0, rows: 0 };
  return noteWords(seat.summary, pane?.state ?? null, {
    now: Date.now(),
    resetting: session.state === 'resetting' ? session : null,
    reason: reasonNow(pane?.state.since ?? 0),
    held: pane && heldBy(pane),
    size: { cols, rows },
    isRoomier: pane?.isRoomier(said) ?? false,
  });
}

function heldBy(pane: Pane): { keys: number; spelled: Spelled[]; since: number } | null {
  const { held } = pane;
  if (held === null) return null;
  const { keys, spelled } = spell(held.bytes);
  return { keys, since: held.since, spelled: asksForSecret(cursorLine(pane)) ? [] : spelled };
}

function cursorLine({ screen: { term } }: Pane): string {
  const { active } = term.buffer;
  return active.getLine(active.baseY + active.cursorY)?.translateToString(true) ?? '';
}

function keyNode(piece: Spelled): HTMLElement {
  return 'key' in piece ? h('kbd', {}, piece.key) : h('code', {}, piece.text);
}

function actNode(act: Note['act'], seat: Seat): HTMLElement[] {
  if (act === null) return [];
  const button = h(
    'button',
    { class: 'button button-small', type: 'button' },
    act === 'again' ? 'Start again' : 'Type here',
  );
  button.addEventListener('click', () => {
    button.disabled = true;
    if (act === 'again') void startAgain(seat.summary.id).then(() => seat.focus());
    else seat.type();
  });
  return [button];
}

/** The sign of a recording is in view as long as it runs. */
export function showRecording(root: HTMLElement, on: boolean): void {
  if (root.hasAttribute('data-recording') === on) return;
  setAttribute(root, 'data-recording', on ? '' : null);
  announce(on ? 'What the terminals show is recorded.' : 'Nothing is recorded any more.');
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
