import type { LabSummary } from '@stackyard/protocol/lab';
import { find, findAll, setAttribute, setText } from '../dom.ts';
import { rowWords } from './row-words.ts';

/** Puts what the runner knows of a lab into its row. A lab that the page does not have yet is left for the next build of the site. */
export function showRow(lab: LabSummary, now: number): void {
  const row = document.querySelector<HTMLElement>(`tr[data-lab="${CSS.escape(lab.id)}"]`);
  if (row === null) return;
  const words = rowWords(lab, now);
  row.dataset['state'] = words.state;
  setText(find(row, '.progress-words'), words.progress);
  setText(find(row, '.progress-more'), words.more);

  const bar = find(row, '.progress');
  if (bar) {
    bar.hidden = words.done === null;
    bar.style.setProperty('--done', String(words.done ?? 0));
    setAttribute(bar, 'aria-valuenow', words.done === null ? null : String(Math.round(words.done * 100)));
  }

  const act = find<HTMLAnchorElement>(row, '.lab-act');
  if (act) {
    setText(act, words.verb);
    setAttribute(act, 'href', words.href);
    setAttribute(act, 'aria-label', `${words.verb}: ${lab.title}`);
  }

  // A stack is filled from the bottom: its last bar is the first step.
  const bars = findAll(row, '.stack-bar').toReversed();
  for (const [at, state] of words.bars.entries()) {
    const bar = bars[at];
    if (bar) bar.dataset['state'] = state;
  }
}
