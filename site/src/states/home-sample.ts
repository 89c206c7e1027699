import type { Build, LabSummary } from '@stackyard/protocol/lab';
import { findAll } from '../live/dom.ts';
import { showLab } from '../live/home/labs.ts';

export const STATES = ['new', 'begun', 'finished', 'building', 'failed'] as const;

const built: Build = { state: 'ready', what: '', done: 14, of: 14, elapsedMs: 0, lastTookMs: null, problem: null };
const at = '2026-11-20T17:40:00.000Z';
/** How much of the lab is passed, and how its images are. */
const samples: Record<(typeof STATES)[number], { passed: number; build: Build }> = {
  new: { passed: 0, build: built },
  begun: { passed: 4, build: built },
  finished: { passed: 100, build: built },
  building: {
    passed: 0,
    build: { ...built, state: 'building', what: 'kafka', done: 11, elapsedMs: 130_000, lastTookMs: 250_000 },
  },
  failed: {
    passed: 0,
    build: {
      ...built,
      state: 'failed',
      problem: { name: 'build-failed', title: 'kafka could not be built', message: '', hint: '' },
    },
  },
};

/** Fills the rows of the states page as the home page does with what the runner tells. */
export function showSample(): void {
  for (const row of findAll(document, '.states-home .lab-row')) {
    const state = STATES.find((each) => each === row.dataset['lab']);
    if (!state) continue;
    const { passed, build } = samples[state];
    const steps = findAll(row, '.stack-bar')
      .map((bar) => ({ id: bar.dataset['step'] ?? '', title: '', minutes: 9, points: 10 }))
      .toReversed();
    const lab: LabSummary = {
      id: state,
      number: '01',
      title: 'Secure update',
      summary: '',
      level: 'beginner',
      minutes: 94,
      contains: '',
      steps,
      passed: steps.slice(0, passed).map(({ id }) => id),
      session: null,
      proven: [],
      lastAt: at,
      build,
    };
    showLab(lab, Date.parse('2026-11-21T14:00:00.000Z'));
  }
}
