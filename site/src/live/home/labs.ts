import type { LabSummary } from '@stackyard/protocol/lab';
import { find, findAll, setAttribute, setText } from '../dom.ts';
import { labWords, stopped } from './lab-words.ts';

/** Shows a lab’s progress in its row. */
export function showLab(lab: LabSummary, now: number): void {
  const row = find(document, `.lab-row[data-lab="${lab.id}"]`);
  if (!row) return;
  const words = labWords(lab, now);
  setAttribute(row, 'data-state', words.state);
  setText(find(row, '.progress-words'), words.progress);
  setText(find(row, '.progress-more'), words.more);
  const bar = find(row, '.progress');
  if (bar) {
    bar.hidden = words.done === null;
    bar.style.setProperty('--done', String(words.done ?? 0));
    bar.setAttribute('aria-valuenow', String(Math.round((words.done ?? 0) * 100)));
  }
  const act = find<HTMLAnchorElement>(row, '.lab-act');
  if (act) {
    setText(act, words.act);
    setAttribute(act, 'aria-label', `${words.act}: ${lab.title}`);
    act.href = address(lab.id, words.step);
  }
  showStack(row, lab, words);
}

/** The lab as a stack: passed from the bottom, the next one here; while it is built, its bars rise. */
function showStack(row: Element, lab: LabSummary, words: ReturnType<typeof labWords>): void {
  const next = lab.steps.find((step) => !lab.passed.includes(step.id))?.id;
  const built = Math.round((words.done ?? 0) * lab.steps.length);
  lab.steps.forEach((step, at) => {
    const [bar] = findAll(row, `.stack-bar[data-step="${step.id}"]`);
    if (!bar) return;
    const here = step.id === next && words.state === 'begun' ? 'here' : 'todo';
    const standing = lab.passed.includes(step.id) ? 'passed' : here;
    setAttribute(bar, 'data-state', words.state === 'building' ? (at < built ? 'built' : 'unbuilt') : standing);
  });
}

export function showStopped(labs: LabSummary[], now: number): void {
  const box = document.getElementById('stopped');
  const words = stopped(labs, now);
  if (!box) return;
  box.hidden = words === null;
  if (words === null) return;
  setText(find(box, '.stopped-when'), words.when);
  setText(find(box, '.stopped-where'), words.where);
  const go = find<HTMLAnchorElement>(box, 'a');
  if (go) go.href = address(words.lab, words.step);
}

function address(lab: string, step: string | null): string {
  return step === null ? `/labs/${lab}/` : `/labs/${lab}/${step}/`;
}
