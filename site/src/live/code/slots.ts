import { findAll } from '../dom.ts';
import { pageLab } from '../page-data.ts';
import { remember, remembered } from '../remembered.ts';

/**
 * Makes each place to fill in a field: a press selects what stands there, Enter ends it, an emptied one shows its words again. What was
 * filled in is kept in this browser. `place` names the block.
 */
export function startSlots(block: HTMLElement, place: string, signal: AbortSignal): void {
  findAll(block, 'pre .slot').forEach((slot, at) => startSlot(slot, `slot-${pageLab().id}-${place}-${at}`, signal));
}

function startSlot(slot: HTMLElement, key: string, signal: AbortSignal): void {
  const words = slot.textContent;
  const on = <K extends keyof HTMLElementEventMap>(event: K, hear: (event: HTMLElementEventMap[K]) => void): void => {
    slot.addEventListener(event, hear, { signal });
  };
  const fill = (text: string): void => {
    slot.textContent = text === '' ? words : text;
    slot.toggleAttribute('data-filled', text !== '' && text !== words);
  };
  slot.setAttribute('contenteditable', 'plaintext-only');
  slot.setAttribute('role', 'textbox');
  slot.setAttribute('aria-label', `To fill in: ${words}`);
  slot.setAttribute('spellcheck', 'false');
  slot.setAttribute('tabindex', '0');
  fill(remembered<string>(key) ?? '');
  on('focus', () => slot.textContent === words && window.getSelection()?.selectAllChildren(slot));
  on('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    slot.blur();
  });
  on('input', () => slot.toggleAttribute('data-filled', slot.textContent.trim() !== words));
  on('blur', () => {
    const text = slot.textContent.trim();
    fill(text);
    remember(key, text === words ? '' : text);
    slot.closest('pre')?.scrollTo({ left: 0 });
  });
}
