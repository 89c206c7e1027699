import { find } from '../dom.ts';
import { terminals } from '../terminal/desk.ts';
import { showPane } from './panes.ts';

const PLACES = ['text', 'terminal', 'app', 'rail'] as const;

/** Moves the focus to the next (1) or previous (-1) pane: text, terminal, app, steps. */
export function nextPane(by: 1 | -1): void {
  const here = PLACES.findIndex((place) => element(place)?.contains(document.activeElement));
  const to = PLACES.at((Math.max(here, by === 1 ? -1 : 0) + by) % PLACES.length) ?? 'text';
  focusPane(to);
}

function focusPane(place: (typeof PLACES)[number]): void {
  if (place !== 'rail') showPane(place);
  if (place === 'terminal' && find(document, 'sy-terminals[data-state="live"]')) terminals.focus();
  else if (place === 'rail') find(document, '.rail-link[aria-current]')?.focus();
  else element(place)?.focus();
}

function element(place: (typeof PLACES)[number]): HTMLElement | null {
  return place === 'rail' ? find(document, '.rail') : document.getElementById(place);
}
