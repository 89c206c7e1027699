import type { Decision } from '@stackyard/protocol/feed';
import { find, findAll, setAttribute, setText } from '../dom.ts';
import { nowWords } from './feed-words.ts';
import { signAt, toPath, trail, type Way } from './trail.ts';

const SIGN = { allowed: 'M-12.5.5l2.5 2.5 5-6', denied: 'M-12.5-3.5l7 7m0-7l-7 7' } as const;

/** Draws one message into every drawing of the map: its way, the monitor's sign, who sent it and whom it is for. */
export function drawDecision(root: HTMLElement, decision: Decision | null): void {
  for (const svg of findAll<SVGSVGElement>(root, '.map')) {
    const places = new Map(findAll<SVGGElement>(svg, '.map-place').map((place) => [place.dataset['place'], place]));
    for (const [id, place] of places)
      setAttribute(place, 'data-part', id === decision?.source ? 'from' : id === decision?.destination ? 'to' : null);
    const wayOf = (id: string): Way | null => JSON.parse(places.get(id)?.dataset['way'] ?? 'null') as Way | null;
    find(svg, '.map-marks')?.replaceChildren(
      ...(decision ? marks(decision, wayOf(decision.source), wayOf(decision.destination)) : []),
    );
  }
  const now = find(root, '.map-now');
  setText(now, decision ? nowWords(decision) : '');
  if (now) setAttribute(now, 'data-decision', decision?.decision ?? null);
}

function marks({ decision, hop }: Decision, from: Way | null, to: Way | null): SVGElement[] {
  const allowed = decision === 'allowed';
  const d = toPath(trail(from, to, allowed));
  const at = signAt(from, to);
  if (!at) return [];
  const name = hop === null ? '' : String(hop);
  const half = name === '' ? 11 : 18;
  const sign = svg('g', { class: 'map-sign', 'data-decision': decision, transform: `translate(${at.join(' ')})` });
  sign.append(
    svg('rect', { x: -half, y: -10, width: 2 * half, height: 20, rx: 2 }),
    svg('path', { d: SIGN[decision], ...(name === '' && { transform: 'translate(9 0)' }) }),
    svg('text', { x: 6, y: 0.5, 'text-anchor': 'middle', 'dominant-baseline': 'central' }),
  );
  setText(sign.lastElementChild, name);
  const dot = svg('circle', { class: 'map-dot', r: 4, 'data-decision': decision });
  dot.style.setProperty('offset-path', `path('${d}')`);
  return [
    svg('path', { class: 'map-casing', d }),
    svg('path', { class: 'map-trail', d, pathLength: 1, 'data-decision': decision }),
    dot,
    sign,
  ];
}

function svg(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
