import type { Pane } from './pane.ts';

/** Keys of a terminal that is only watched: they scroll, since no program gets them. */
export function scrollByKeys({ state, screen: { term } }: Pane, event: KeyboardEvent): void {
  if (state.role !== 'observer' || event.ctrlKey || event.altKey || event.metaKey) return;
  const acts: Record<string, () => void> = {
    ArrowUp: () => term.scrollLines(-1),
    ArrowDown: () => term.scrollLines(1),
    PageUp: () => term.scrollPages(-1),
    PageDown: () => term.scrollPages(1),
    Home: () => term.scrollToTop(),
    End: () => term.scrollToBottom(),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
