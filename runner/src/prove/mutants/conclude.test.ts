import type { TrialResult } from '@stackyard/protocol/proof';
import { describe, expect, test } from 'vitest';
import type { Lab, Step } from '../../lab/lab.ts';
import { conclude } from './conclude.ts';
import type { LabRecord, StepRecord } from './record.ts';
import type { Subject } from './subject.ts';

const lab = { id: '01-lab' } as Lab;
const step = (id: string): Step => ({ id }) as Step;
const [one, two] = [step('01-one'), step('02-two')];

const subject = (of: Step, equivalent: string[] = []): Subject => ({
  step: of,
  mutants: [],
  equivalent: new Map(equivalent.map((id) => [id, 'the same answer'])),
  digest: 'now',
});

type Came = 'killed' | 'survived' | 'unknown' | 'not-needed';

const trial = (of: Step, id: string, result: Came): TrialResult =>
  ({
    step: of.id,
    kind: 'mutant',
    name: id,
    words: result,
    place: { file: 'labs/01-lab/step.mdx', line: 7 },
    mutant: { id, result, by: null, because: null, diff: `-${id}\n+:\n` },
  }) as TrialResult;

const trials = (of: Step, killed: number, ...others: Came[]): TrialResult[] => [
  ...Array.from({ length: killed }, (_, index) => trial(of, `k${index}`, 'killed')),
  ...others.map((result, index) => trial(of, `${result}-${index}`, result)),
];

const figures = (killed: number, survived: number): StepRecord => ({
  digest: 'then',
  killed: Array.from({ length: killed }, (_, index) => `k${index}`),
  survived: Array.from({ length: survived }, (_, index) => `s${index}`),
  equivalent: 0,
  notNeeded: [],
});

const come = (all: TrialResult[], record: LabRecord = { steps: {} }, taken: Step[] = [], subjects = [subject(one)]) =>
  conclude(lab, { subjects, taken: new Set(taken.map(({ id }) => id)), record, trials: all });

describe('a lab is', () => {
  test('proven where its checks notice 95 of 100, and not below', () => {
    expect(come(trials(one, 19, 'survived')).result).toMatchObject({
      ruling: 'proven',
      words: '19 of 20 killed (95.0 %)',
    });
    expect(come(trials(one, 18, 'survived')).result).toMatchObject({
      ruling: 'disproven',
      words: '18 of 19 killed (94.7 %)',
    });
  });

  test('not proven where fewer are noticed than on record', () => {
    const { result } = come(trials(one, 19, 'survived'), { steps: { '01-one': figures(20, 0) } });
    expect(result).toMatchObject({ ruling: 'disproven', words: '19 of 20 killed (95.0 %), on record are 100 %' });
  });

  test('unknown where we could not tell about a mutant; that step keeps its figures on record', () => {
    const { result, measured } = come(trials(one, 3, 'unknown'), { steps: { '01-one': figures(1, 0) } });
    expect(result).toMatchObject({ ruling: 'unknown', words: '3 of 3 killed (100 %), 1 could not be told' });
    expect(measured.steps).toEqual({});
  });

  test('not proven where a mutant of the sample survives that is killed on record', () => {
    const { result } = come([trial(one, 'k0', 'survived')], { steps: { '01-one': figures(20, 0) } }, [one]);
    expect(result.ruling).toBe('disproven');
    expect(result.words).toContain('1 of the sample survived');
  });
});

test('what the page does not need is not counted, and what is declared equivalent neither', () => {
  const { result, measured } = come(trials(one, 1, 'not-needed'), { steps: {} }, [], [subject(one, ['e1', 'e2'])]);
  expect(result.words).toBe('1 of 1 killed (100 %), 2 equivalent');
  expect(measured.steps['01-one']).toEqual({
    digest: 'now',
    killed: ['k0'],
    survived: [],
    equivalent: 2,
    notNeeded: ['not-needed-0'],
  });
});

test('only what was measured goes on record, and steps taken from it say so', () => {
  const before: LabRecord = { steps: { '01-one': figures(9, 0), '03-other': figures(4, 0) } };
  const all = [...trials(two, 10, 'survived', 'not-needed'), trial(one, 'k0', 'killed')];
  const { result, measured } = come(all, before, [one], [subject(one), subject(two)]);
  expect(Object.keys(measured.steps)).toEqual(['02-two']);
  expect(result.output).toMatchInlineSnapshot(`
    "            killed    survived  equivalent       share
    01-one           9           0           0       100 %  on record, unchanged
    02-two          10           1           0      90.9 %
    together          19           1           0      95.0 %

    ✗ 02-two  the check accepts survived-0
    -survived-0
    +:

      02-two  not needed by the check: step.mdx, from line 7"
  `);
});
