import { find } from '../dom.ts';
import { terminals } from '../terminal/desk.ts';
import { lowerPane, showPane } from './panes.ts';

const PLACES = ['text', 'terminal', 'app', 'rail'] as const;

/** Moves the focus to the next (1) or previous (-1) pane: text, terminal, app or what stands in its place, steps. */
export function nextPane(by: 1 | -1): void {
  const here = PLACES.findIndex((place) => element(place)?.contains(document.activeElement));
  const to = PLACES.at((Math.max(here, by === 1 ? -1 : 0) + by) % PLACES.length) ?? 'text';
  focusPane(to);
}

function focusPane(place: (typeof PLACES)[number]): void {
  const pane = place === 'app' ? lowerPane() : place;
  if (pane !== 'rail') showPane(pane);
  if (place === 'terminal' && find(document, 'sy-terminals[data-state="live"]')) terminals.focus();
  else if (place === 'rail') find(document, '.rail-link[aria-current]')?.focus();
  else if (pane === 'editor') (editorNow() ?? element(place))?.focus();
  else element(place)?.focus();
}

/** The text of the file in view, else the tree. */
function editorNow(): HTMLElement | null {
  const text = find(document, '.editor[data-open] .cm-editor:not([hidden]) .cm-content');
  return text ?? find(document, '.editor .tree [tabindex="0"]');
}

function element(place: (typeof PLACES)[number]): HTMLElement | null {
  return place === 'rail' ? find(document, '.rail') : document.getElementById(place);
}
