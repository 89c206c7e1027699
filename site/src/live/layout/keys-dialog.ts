import { find, h } from '../dom.ts';
import { remember, remembered } from '../remembered.ts';
import { chooseReadAloud, readAloud } from '../terminal/read-aloud.ts';

/** Where the choice about single keys is remembered. */
export const SINGLE_KEYS = 'single-keys';

const KEYS: [string[], string][] = [
  [['Ctrl', 'Enter'], 'Check this step'],
  [['Ctrl', 'F6'], 'Next pane; Shift goes back. Leaves a terminal and the editor'],
  [['Ctrl', 'S'], 'Save the file in the editor'],
  [['Escape', 'Tab'], 'Leave the text of the editor; Tab alone indents'],
  [['F2'], 'Rename in the editor’s tree; Delete deletes'],
  [['Ctrl', 'Shift', '`'], 'New terminal'],
  [['Ctrl', 'Shift', 'F10'], 'Terminal menu: search, transcript, font, recording'],
  [['Ctrl', 'Shift', 'C'], 'Copy from a terminal; Ctrl C too, while something is selected'],
  [['Ctrl', 'V'], 'Paste into a terminal; Ctrl Shift V and the middle button too'],
  [['['], 'Step before'],
  [[']'], 'Next step'],
  [['h'], 'Next hint'],
  [['r'], 'Run the block in view'],
  [['s'], 'Steps'],
  [['←', '→'], 'Hop before and next hop, in the map; Home and End too'],
  [['?'], 'These keys'],
];

/** Shows all keys, and the one place where single keys are switched off. */
export function showKeys(): void {
  const dialog = find<HTMLDialogElement>(document, 'dialog#keys') ?? make();
  if (!dialog.open) dialog.showModal();
}

function make(): HTMLDialogElement {
  const single = choice(remembered<boolean>(SINGLE_KEYS) !== false, (on) => remember(SINGLE_KEYS, on));
  const aloud = choice(readAloud.get(), chooseReadAloud);
  // The terminal’s menu has the same choice.
  readAloud.watch((on) => (aloud.checked = on));
  const close = h('button', { class: 'button', type: 'button' }, 'Close');
  const rows = KEYS.flatMap(([keys, says]) => [
    h('dt', {}, ...keys.flatMap((key, at) => [at === 0 ? '' : ' ', h('kbd', {}, key)])),
    h('dd', {}, says),
  ]);
  const dialog = h(
    'dialog',
    { id: 'keys', 'aria-labelledby': 'keys-title' },
    h('h2', { class: 'ask-title', id: 'keys-title' }, 'Keys and shortcuts'),
    h('p', { class: 'ask-text' }, 'In a terminal every other key is the shell’s, Tab and Escape too.'),
    h('dl', { class: 'keys-table' }, ...rows),
    h('p', { class: 'ask-text' }, h('label', {}, single, ' Keys without Ctrl work outside of terminals and fields')),
    h('p', { class: 'ask-text' }, h('label', {}, aloud, ' A screen reader reads the terminals')),
    h('div', { class: 'ask-acts' }, close),
  );
  close.addEventListener('click', () => dialog.close());
  document.body.append(dialog);
  return dialog;
}

function choice(on: boolean, choose: (on: boolean) => void): HTMLInputElement {
  const box = h('input', { type: 'checkbox' });
  box.checked = on;
  box.addEventListener('change', () => choose(box.checked));
  return box;
}
