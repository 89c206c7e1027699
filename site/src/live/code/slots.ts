import { findAll } from '../dom.ts';

/** Makes each place to fill in a field: a press selects what stands there, Enter ends it, an emptied one shows its words again. */
export function startSlots(block: HTMLElement, signal: AbortSignal): void {
  for (const slot of findAll(block, 'pre .slot')) {
    const words = slot.textContent;
    slot.setAttribute('contenteditable', 'plaintext-only');
    slot.setAttribute('role', 'textbox');
    slot.setAttribute('aria-label', `To fill in: ${words}`);
    slot.setAttribute('spellcheck', 'false');
    slot.setAttribute('tabindex', '0');
    slot.addEventListener('focus', () => slot.textContent === words && window.getSelection()?.selectAllChildren(slot), { signal });
    slot.addEventListener('keydown', (event) => event.key === 'Enter' && (event.preventDefault(), slot.blur()), { signal });
    slot.addEventListener('input', () => slot.toggleAttribute('data-filled', slot.textContent.trim() !== words), { signal });
    slot.addEventListener(
      'blur',
      () => {
        const text = slot.textContent.trim();
        slot.textContent = text === '' ? words : text;
        slot.toggleAttribute('data-filled', text !== '' && text !== words);
        slot.closest('pre')?.scrollTo({ left: 0 });
      },
      { signal },
    );
  }
}
