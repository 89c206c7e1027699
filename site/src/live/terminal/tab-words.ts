import type { TerminalSummary } from '@stackyard/protocol/session';
import type { PaneState } from './pane-state.ts';

interface TabWords {
  state: 'exited' | 'reconnecting' | 'observer' | 'live';
  note: string;
  /** Somebody watches: this page or another. */
  eye: boolean;
}

/** What a tab says of its terminal: its state, and who else is there. */
export function tabWords(summary: TerminalSummary, pane: PaneState | null): TabWords {
  if (summary.state === 'exited') {
    const note = summary.exitCode === null ? 'ended' : `exited ${summary.exitCode}`;
    return { state: 'exited', note, eye: false };
  }
  if (pane?.line === 'lost') return { state: 'reconnecting', note: 'reconnecting', eye: false };
  if (pane?.role === 'observer') return { state: 'observer', note: othersWords(pane) || 'watching', eye: true };
  return { state: 'live', note: pane === null ? '' : othersWords(pane), eye: (pane?.observers ?? 0) > 0 };
}

/** Who else is on the terminal, from this page’s side; empty where nobody is. */
function othersWords({ role, drivers, observers }: PaneState): string {
  if (drivers + observers < 2) return '';
  const types = drivers === 1 ? '1 page types' : `${drivers} pages type`;
  if (role === 'observer') {
    const others = observers > 1 ? `, ${observers - 1} more` : '';
    return drivers === 0 ? `${observers} pages watch` : `watching${others}, ${types}`;
  }
  if (observers === 0) return types;
  const watch = observers === 1 ? '1 watches' : `${observers} watch`;
  return drivers === 1 ? watch : `${types}, ${watch}`;
}
