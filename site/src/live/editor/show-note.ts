import { find, h, setAttribute } from '../dom.ts';
import { announce } from '../layout/announce.ts';
import type { NoteAct, NoteWords } from './note-words.ts';

/** Shows the line over the text, and says it once. */
export function showNote(root: HTMLElement, words: NoteWords | null, act: (act: NoteAct) => void): void {
  const note = find(root, '.editor-note');
  const key = JSON.stringify(words);
  if (!note || note.dataset['said'] === key) return;
  note.dataset['said'] = key;
  note.hidden = words === null;
  setAttribute(note, 'data-kind', words?.kind ?? null);
  if (words === null) return note.replaceChildren();
  const buttons = words.acts.map(([name, label]) => {
    const button = h('button', { class: 'button button-small', type: 'button' }, label);
    button.addEventListener('click', () => act(name));
    return button;
  });
  note.replaceChildren(h('p', {}, h('strong', {}, words.strong), ` ${words.text}`), ...buttons);
  announce(`${words.strong} ${words.text}`);
}
