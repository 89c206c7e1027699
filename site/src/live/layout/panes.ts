import { find, findAll, setAttribute } from '../dom.ts';

export type Pane = 'text' | 'terminal' | 'app' | 'map' | 'editor';

/** The tab of the lower part that a pane begins with. */
const TAB: Partial<Record<Pane, string>> = {
  app: 'sy-preview .tab[data-port]',
  map: 'sy-preview .tab[data-view]:not([data-view="editor"])',
  editor: 'sy-preview .tab[data-view="editor"]',
};

/** Which pane the tab in view in the lower part belongs to. */
export function lowerPane(): Pane {
  const view = find(document, 'sy-preview')?.dataset['view'];
  if (view === undefined) return 'app';
  return view === 'editor' ? 'editor' : 'map';
}

/** Shows one pane of a narrow page; on a wide page all are in view and this changes nothing that is seen. */
export function showPane(pane: Pane): void {
  const lab = find(document, '.lab');
  if (!lab) return;
  setAttribute(lab, 'data-pane', pane);
  for (const button of findAll(document, '[data-pane-button]')) {
    setAttribute(button, 'aria-current', button.dataset['paneButton'] === pane ? 'true' : null);
  }
  // Ports and views share one row of tabs; as panes they are three.
  if (pane !== lowerPane()) find(lab, TAB[pane] ?? 'nothing')?.click();
  // What was hidden measures itself again.
  window.dispatchEvent(new Event('resize'));
}

export function startPanes(signal: AbortSignal): void {
  for (const button of findAll(document, '[data-pane-button]')) {
    button.addEventListener('click', () => showPane(button.dataset['paneButton'] as Pane), { signal });
  }
}
