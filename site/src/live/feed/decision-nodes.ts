import type { Decision } from '@stackyard/protocol/feed';
import { h, icon } from '../dom.ts';

/** Sign and word of a decision. */
export function signOf({ decision }: Decision): HTMLElement {
  return h(
    'span',
    { class: 'decision-sign', 'data-decision': decision },
    icon(decision === 'allowed' ? 'check' : 'cross') as unknown as HTMLElement,
    decision,
  );
}

/** Why it was decided so; null where nothing was said. */
export function whyNode({ code, reason }: Decision): HTMLElement | null {
  if (!code && !reason) return null;
  return h('span', { class: 'decision-why' }, code && h('code', {}, code), code && reason ? ' ' : null, reason);
}
