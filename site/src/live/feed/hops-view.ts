import type { Decision } from '@stackyard/protocol/feed';
import { findAll, h, setAttribute } from '../dom.ts';
import { signOf, whyNode } from './decision-nodes.ts';
import { route } from './feed-words.ts';

/** Shows the hops of an update as a list of buttons, the one that the map shows marked and in view. */
export function listHops(list: HTMLElement, decisions: readonly Decision[], at: number): void {
  const known = findAll(list, '.hop').map((hop) => hop.dataset['seq']);
  if (known.join() !== decisions.map(({ seq }) => seq).join()) {
    const here = list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['seq'] : null;
    list.replaceChildren(...decisions.map(toHop));
    if (here) list.querySelector<HTMLElement>(`[data-seq="${here}"]`)?.focus();
  }
  for (const [place, hop] of findAll(list, '.hop').entries()) {
    const current = place === at;
    if (current && !hop.hasAttribute('aria-current')) bringIntoView(hop);
    setAttribute(hop, 'aria-current', current ? 'step' : null);
  }
}

function toHop(decision: Decision): HTMLElement {
  const { seq, hop, operation } = decision;
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'hop', 'data-seq': seq, 'data-decision': decision.decision },
      h(
        'span',
        { class: 'hop-number' },
        h('span', { class: 'unseen' }, hop === null ? 'no hop' : 'hop '),
        hop === null ? '–' : String(hop),
      ),
      h(
        'span',
        { class: 'hop-words' },
        h('span', { class: 'hop-route' }, route(decision)),
        ' ',
        h('span', { class: 'hop-operation' }, operation),
        whyNode(decision),
      ),
      signOf(decision),
    ),
  );
}

/** Only where the list scrolls by itself: the map, and the page around, must not move. */
function bringIntoView(hop: HTMLElement): void {
  const list = hop.closest<HTMLElement>('.hops');
  if (!list || getComputedStyle(list).overflowY !== 'auto') return;
  const [mine, its] = [hop.getBoundingClientRect(), list.getBoundingClientRect()];
  if (mine.top < its.top) list.scrollTop -= its.top - mine.top;
  if (mine.bottom > its.bottom) list.scrollTop += mine.bottom - its.bottom;
}
