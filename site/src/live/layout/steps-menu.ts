import { find } from '../dom.ts';

/** The step menu of narrow pages closes by Escape, by a press elsewhere, and when a step was chosen. */
export function startStepsMenu(signal: AbortSignal): void {
  const menu = (): HTMLDetailsElement | null => find<HTMLDetailsElement>(document, '.step-menu');
  document.addEventListener(
    'click',
    (event) => {
      const open = menu();
      if (!open?.open || !(event.target instanceof Element)) return;
      if (event.target.closest('.rail-link') || !event.target.closest('.step-menu, sy-rail')) open.open = false;
    },
    { signal },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      const open = menu();
      if (event.key !== 'Escape' || !open?.open) return;
      open.open = false;
      find(open, 'summary')?.focus();
    },
    { signal },
  );
}
