import type { LabSummary } from '@stackyard/protocol/lab';
import { buildWords } from '../words/build-words.ts';
import { moment } from '../words/time.ts';

export type RowState = 'new' | 'begun' | 'finished' | 'building' | 'failed';
export type BarState = 'todo' | 'passed' | 'here' | 'built' | 'unbuilt';

/** One lab of the home page in words. `bars` are its steps from first to last; `href` is where its button leads. */
export interface RowWords {
  state: RowState;
  progress: string;
  more: string;
  verb: string;
  href: string;
  bars: BarState[];
  /** From 0 to 1 while the lab is being built, else null. */
  done: number | null;
}

/** What the row of a lab says. `now` is a time in ms. */
export function rowWords(lab: LabSummary, now: number): RowWords {
  const front = `/labs/${lab.id}/`;
  if (lab.build.state !== 'ready') return buildingRow(lab, front);

  const of = lab.steps.length;
  const passed = new Set(lab.passed);
  const next = lab.steps.findIndex((step) => !passed.has(step.id));
  const progress = `${passed.size} of ${of}`;
  const bars = lab.steps.map((step): BarState => (passed.has(step.id) ? 'passed' : 'todo'));
  const step = lab.steps[next];

  if (step === undefined) {
    const more = lab.lastAt === null ? 'finished' : `finished ${moment(lab.lastAt, now)}`;
    return { state: 'finished', progress, more, verb: 'Look again', href: front, bars, done: null };
  }
  if (passed.size === 0 && lab.session === null && lab.lastAt === null) {
    return { state: 'new', progress, more: 'not started', verb: 'Start', href: front, bars, done: null };
  }
  bars[next] = 'here';
  const more = `next: step ${next + 1}, ${step.minutes} min`;
  return { state: 'begun', progress, more, verb: 'Continue', href: `${front}${step.id}/`, bars, done: null };
}

function buildingRow(lab: LabSummary, href: string): RowWords {
  const words = buildWords(lab.build);
  const filled = Math.round(words.done * lab.steps.length);
  return {
    state: lab.build.state === 'failed' ? 'failed' : 'building',
    progress: words.title,
    more: lab.build.state === 'failed' ? words.what : words.left,
    verb: 'Read the steps',
    href,
    bars: lab.steps.map((_step, at) => (at < filled ? 'built' : 'unbuilt')),
    done: lab.build.state === 'failed' ? null : words.done,
  };
}
