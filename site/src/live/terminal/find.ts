import { find } from '../dom.ts';
import type { Screen } from './screen.ts';

/** The search field of the terminal in view: Enter goes on, Shift+Enter back, Escape closes. What it gives back opens it. */
export function startFind(root: HTMLElement, screen: () => Screen | null, signal: AbortSignal): () => void {
  const form = find<HTMLFormElement>(root, '.term-find');
  const field = form && find<HTMLInputElement>(form, 'input');
  if (!form || !field) return () => undefined;
  const close = (): void => {
    form.hidden = true;
    screen()?.search.clearDecorations();
    screen()?.term.focus();
  };
  const look = (back: boolean, incremental = false): void => {
    const found = back
      ? screen()?.search.findPrevious(field.value)
      : screen()?.search.findNext(field.value, { incremental });
    field.setAttribute('aria-invalid', String(found === false && field.value !== ''));
  };
  form.addEventListener('submit', (event) => (event.preventDefault(), look(false)), { signal });
  field.addEventListener('input', () => look(false, true), { signal });
  field.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') close();
      if (event.key === 'Enter' && event.shiftKey) {
        event.preventDefault();
        look(true);
      }
    },
    { signal },
  );
  find(form, '.find-close')?.addEventListener('click', close, { signal });
  return () => {
    form.hidden = false;
    field.select();
    field.focus();
  };
}
