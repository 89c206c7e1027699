import type { LabSummary } from '@stackyard/protocol/lab';
import { buildWords } from '../words/build-words.ts';
import { clock, moment } from '../words/time.ts';

export interface LabWords {
  state: 'new' | 'begun' | 'finished' | 'building' | 'failed';
  progress: string;
  more: string;
  /** The word on the button, and the step it leads to; null: the lab’s front page. */
  act: string;
  step: string | null;
  done: number | null;
}

/** A row of the home page. */
export function labWords(lab: LabSummary, now: number): LabWords {
  const passed = lab.steps.filter((step) => lab.passed.includes(step.id)).length;
  const at = lab.steps.findIndex((step) => !lab.passed.includes(step.id));
  const next = lab.steps[at] ?? null;
  if (lab.build.state === 'failed') {
    const words = buildWords(lab.build);
    return { state: 'failed', progress: words.title, more: words.what, act: 'Read the steps', step: null, done: null };
  }
  if (lab.build.state !== 'ready') {
    const words = buildWords(lab.build);
    return {
      state: 'building',
      progress: words.title,
      more: words.left,
      act: 'Read the steps',
      step: null,
      done: words.done,
    };
  }
  const progress = `${passed} of ${lab.steps.length}`;
  if (next === null) {
    const when = lab.lastAt === null ? '' : moment(lab.lastAt, now);
    return {
      state: 'finished',
      progress,
      more: when === '' ? 'finished' : `finished ${when}`,
      act: 'Look again',
      step: null,
      done: null,
    };
  }
  if (passed === 0 && lab.session === null) {
    return { state: 'new', progress, more: 'not started', act: 'Start', step: null, done: null };
  }
  return {
    state: 'begun',
    progress,
    more: `next: step ${at + 1}, ${next.minutes} min`,
    act: 'Continue',
    step: next.id,
    done: null,
  };
}

/** Where the learner stopped: the lab that was used last and is not finished. */
export function stopped(
  labs: LabSummary[],
  now: number,
): { when: string; where: string; lab: string; step: string } | null {
  const begun = labs.filter((lab) => lab.lastAt !== null && labWords(lab, now).state === 'begun');
  const lab = begun.toSorted((a, b) => Date.parse(b.lastAt ?? '') - Date.parse(a.lastAt ?? ''))[0];
  const at = lab?.steps.findIndex((step) => !lab.passed.includes(step.id)) ?? -1;
  const step = lab?.steps[at];
  if (!lab?.lastAt || !step) return null;
  const today = new Date(now).toDateString() === new Date(lab.lastAt).toDateString();
  const when = `You stopped here ${today ? `at ${clock(lab.lastAt)}` : moment(lab.lastAt, now)}`;
  return { when, where: `${lab.number}, step ${at + 1}: ${step.title}`, lab: lab.id, step: step.id };
}
