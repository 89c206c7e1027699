import { find, findAll, setAttribute } from '../dom.ts';
import { pageLab } from '../page-data.ts';
import { change } from '../session/state.ts';
import { announce } from './announce.ts';
import { showPane } from './panes.ts';
import { fetchStep, showReading } from './reading.ts';

/**
 * Goes from step to step without loading the page anew, so that the terminals beside the text stay as they are. Only the text and its
 * foot change. Whatever is not as expected is left to the browser.
 */
export function startPageTurning(signal: AbortSignal): void {
  if (!find(document, '.lab > .reading')) return;
  document.addEventListener(
    'click',
    (event) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
      const step = link && stepAt(link.href);
      if (!step || link.target !== '') return;
      event.preventDefault();
      void turnTo(link.href, true);
    },
    { signal },
  );
  window.addEventListener('popstate', () => void turnTo(location.href, false), { signal });
}

function stepAt(href: string): { id: string } | null {
  const { origin, pathname } = new URL(href, location.href);
  if (origin !== location.origin) return null;
  return pageLab().steps.find((step) => new URL(step.href, location.href).pathname === pathname) ?? null;
}

async function turnTo(href: string, push: boolean): Promise<void> {
  const step = stepAt(href);
  const next = step && (await fetchStep(href));
  const reading = find(document, '.reading');
  if (!step || !next || !reading) {
    location.assign(href);
    return;
  }
  if (push) history.pushState(null, '', href);
  document.title = next.title;
  document.body.dataset['step'] = step.id;
  showReading(next, reading);
  for (const part of ['.step-line-count', '.step-line-name']) {
    const [from, to] = [find(next, part), find(document, part)];
    if (from && to) to.textContent = from.textContent;
  }
  for (const node of findAll(document, '.rail-item, .bar')) {
    const marked = node.matches('.bar') ? node : find(node, '.rail-link');
    if (marked) setAttribute(marked, 'aria-current', node.dataset['step'] === step.id ? 'step' : null);
  }
  // Everything that shows the page's step looks again.
  change({});
  showPane('text');
  find(document, '#text')?.focus({ preventScroll: true });
  announce(document.title);
}
