import { findAll, setAttribute } from '../dom.ts';
import type { Pane } from './pane.ts';

const SEQUENCES: Record<string, string> = {
  Esc: '\u001b',
  Tab: '\t',
  '↑': '[A',
  '↓': '[B',
  '→': '[C',
  '←': '[D',
};

/** What a key of the row sends; arrows depend on whether the program asked for application keys. */
export function keySequence(key: string, applicationKeys: boolean): string {
  const sequence = SEQUENCES[key] ?? key;
  if (!sequence.startsWith('[')) return sequence;
  return `\u001b${applicationKeys ? sequence.replace('[', 'O') : sequence}`;
}

/** A typed character with Ctrl held: `c` becomes Ctrl+C. */
export function withControl(text: string): string {
  const code = text.toUpperCase().charCodeAt(0);
  return text.length === 1 && code >= 64 && code <= 95 ? String.fromCharCode(code - 64) : text;
}

/** The row of keys that a phone’s keyboard lacks. Ctrl stays pressed for the next key. */
export function startKeyRow(root: HTMLElement, pane: () => Pane | null, signal: AbortSignal): void {
  const buttons = findAll<HTMLButtonElement>(root, '.keys button[data-key]');
  const control = buttons.find((button) => button.dataset['key'] === 'Ctrl');
  const press = (on: boolean): void => {
    if (control) setAttribute(control, 'aria-pressed', String(on));
    pane()?.holdControl(on, () => press(false));
  };
  for (const button of buttons) {
    // The keyboard of the phone stays open: focus does not leave the terminal.
    button.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    button.addEventListener(
      'click',
      () => {
        const to = pane();
        if (!to) return;
        const key = button.dataset['key'] ?? '';
        if (button === control) press(button.getAttribute('aria-pressed') !== 'true');
        else to.type(keySequence(key, to.screen.term.modes.applicationCursorKeysMode));
        to.screen.term.focus();
      },
      { signal },
    );
  }
}
