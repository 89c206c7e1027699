import { find, findAll, setAttribute } from '../dom.ts';

export type Pane = 'text' | 'terminal' | 'app' | 'map' | 'editor';

/** Shows one pane of a narrow page; on a wide page all are in view and this changes nothing that is seen. */
export function showPane(pane: Pane): void {
  const lab = find(document, '.lab');
  if (!lab) return;
  setAttribute(lab, 'data-pane', pane);
  for (const button of findAll(document, '[data-pane-button]')) {
    setAttribute(button, 'aria-current', button.dataset['paneButton'] === pane ? 'true' : null);
  }
  // Ports and views share one row of tabs; as panes they are two.
  if (pane === 'map') find(lab, 'sy-preview:not([data-view]) .tab[data-view]')?.click();
  if (pane === 'app') find(lab, 'sy-preview[data-view] .tab[data-port]')?.click();
  // What was hidden measures itself again.
  window.dispatchEvent(new Event('resize'));
}

export function startPanes(signal: AbortSignal): void {
  for (const button of findAll(document, '[data-pane-button]')) {
    button.addEventListener('click', () => showPane(button.dataset['paneButton'] as Pane), { signal });
  }
}
