import type { Port, StepSummary } from '@stackyard/protocol/lab';

/** A step as the page knows it without asking the runner. */
export interface PageStep extends StepSummary {
  number: number;
  href: string;
}

/** What Astro writes into `#lab-data`. */
export interface PageLab {
  id: string;
  number: string;
  title: string;
  workdir: string;
  terminals: string[];
  ports: Port[];
  steps: PageStep[];
}

let lab: PageLab | null = null;

/** The lab of this page; throws on a page that has none, which is our fault. */
export function pageLab(): PageLab {
  if (lab !== null) return lab;
  const text = document.getElementById('lab-data')?.textContent;
  if (!text) throw new Error('this page has no #lab-data');
  lab = JSON.parse(text) as PageLab;
  return lab;
}

/** Id of the step that the page shows; null on a lab's front page. */
export function pageStepId(): string | null {
  return document.body.dataset['step'] ?? null;
}

export function pageStep(): PageStep | null {
  const id = pageStepId();
  return pageLab().steps.find((step) => step.id === id) ?? null;
}

export function stepAfter(id: string): PageStep | null {
  const { steps } = pageLab();
  const at = steps.findIndex((step) => step.id === id);
  return at === -1 ? null : (steps[at + 1] ?? null);
}
