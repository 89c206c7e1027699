import type { Verdict } from '@stackyard/protocol/verdict';
import { describe, expect, test } from 'vitest';
import type { Lab, Step } from '../lab/lab.ts';
import { createClock } from './clock.ts';
import type { Machinery } from './machinery.ts';
import { proveLab, type ProveOptions } from './prove-lab.ts';
import type { Rig } from './rig.ts';

const step = (id: string, wrong: string[] = []): Step => ({
  id,
  number: id.slice(0, 2),
  frontmatter: { title: id, minutes: 1, points: 10 },
  blocks: [],
  check: () => [],
  findings: ['done'],
  solve: null,
  wrong: wrong.map((name) => ({ name, finding: 'done', afterBlocks: false, follows: null, script: `wrong ${name}` })),
});
const LAB = {
  id: '01-lab',
  number: '01',
  dir: '',
  minutes: 3,
  frontmatter: { parameters: {} },
  steps: [step('01-a', ['late']), step('02-b', ['early']), step('03-c')],
} as unknown as Lab;

/**
 * Machines on paper: in each, steps are done or not. `broken` is a step whose solution does nothing, `sometimes` one whose solution does
 * something every other time, `forgets` one that a restart undoes, `stuck` a wrong answer that ends with code 15; `otherwise`: what a check
 * says depends on the last script.
 */
function paper({
  broken = '',
  sometimes = '',
  forgets = '',
  stuck = '',
  otherwise = false,
  left = [] as string[],
} = {}) {
  const kept = new Map<string, ReadonlySet<string>>();
  const made: (string | null)[] = [];
  let tries = 0;
  const rig: Machinery['rig'] = async ({ from, clock }) => {
    made.push(from);
    const done = new Set(from === null ? [] : kept.get(from));
    const played = { code: 0, timedOut: false, output: '' };
    let last = '';
    const verdictOf = (id: string): Verdict => {
      const outcome = done.has(id) ? 'pass' : 'fail';
      const headline = otherwise && last !== '' ? `${outcome} after ${last}` : outcome;
      return { step: id, outcome, findings: [{ name: 'done', outcome, headline }], at: '', tookMs: 1 };
    };
    return {
      clock,
      recordings: null,
      machine: () => ({ docker: { listImages: async () => [] } }) as unknown as ReturnType<Rig['machine']>,
      play: async (script) => {
        last = script;
        return { ...played, code: script === `wrong ${stuck}` ? 15 : 0 };
      },
      solve: async ({ id }) => {
        if (id !== broken && (id !== sometimes || (tries += 1) % 2 === 1)) done.add(id);
        return played;
      },
      look: async ({ id }) => verdictOf(id),
      restart: async () => void done.delete(forgets),
      keep: async () => {
        kept.set(`kept-${kept.size}`, new Set(done));
        return `kept-${kept.size - 1}`;
      },
      [Symbol.dispose]: () => undefined,
    };
  };
  return { made, machinery: { store: 's', room: 2, spent: createClock(), rig, gone: async () => left } };
}

const said: string[] = [];
async function proven(
  machinery: Machinery,
  changes: Partial<ProveOptions> = {},
  steps = LAB.steps,
  lab = LAB,
): Promise<string[]> {
  said.length = 0;
  const { trials } = await proveLab({ lab, steps }, machinery, {
    jobs: null,
    seeds: ['prove'],
    repeat: 1,
    artifacts: null,
    more: () => [],
    say: (text) => said.push(text),
    done: () => undefined,
    ...changes,
  });
  return trials
    .map(({ step: id, kind, name, ruling, words }) => `${id ?? 'lab'} ${name ?? kind} ${ruling}: ${words}`)
    .toSorted();
}

test('each step fails before, is solved, survives a restart, and refuses its wrong answers on machines of their own', async () => {
  const { machinery, made } = paper();
  expect(await proven(machinery)).toMatchInlineSnapshot(`
    [
      "01-a before proven: 1 of 1 findings fail",
      "01-a late proven: done: fail",
      "01-a restart proven: 1 finding holds",
      "01-a solution proven: 1 finding holds",
      "02-b before proven: 1 of 1 findings fail",
      "02-b early proven: done: fail",
      "02-b restart proven: 1 finding holds",
      "02-b solution proven: 1 finding holds",
      "03-c before proven: 1 of 1 findings fail",
      "03-c restart proven: 1 finding holds",
      "03-c solution proven: 1 finding holds",
      "lab nothing-left proven: every machine, network and disk is gone",
    ]
  `);
  expect(made).toHaveLength(5);
});

test('a solution that does not pass stops what stands behind it, which says so', async () => {
  const { machinery } = paper({ broken: '02-b' });
  const rows = await proven(machinery);
  expect(rows.filter((row) => row.startsWith('02-b solution') || row.startsWith('03-c'))).toEqual([
    '02-b solution disproven: done: fail',
    '03-c solution unknown: not tried, since 02-b did not pass: done: fail',
  ]);
  expect(rows).toContain('02-b early proven: done: fail');
});

test('a wrong answer that does not come to its end shows nothing, whatever the check says of it', async () => {
  const rows = await proven(paper({ stuck: 'early' }).machinery);
  expect(rows).toContain('02-b early disproven: the wrong answer was not given: its script ended with code 15');
});

test('a wrong answer that comes after the page’s blocks has them done', async () => {
  const [first, ...rest] = LAB.steps;
  const wrong = first?.wrong.map((answer) => ({ ...answer, afterBlocks: true })) ?? [];
  const lab = { ...LAB, steps: [{ ...first, wrong }, ...rest] } as Lab;
  expect(await proven(paper().machinery, {}, lab.steps, lab)).toContain('01-a late disproven: done: pass');
});

describe('wrong answers that follow each other', () => {
  const following = (...names: string[]): Lab => {
    const [first, ...rest] = LAB.steps;
    const wrong = names.map((name, index) => ({
      ...first?.wrong[0],
      name,
      follows: names[index - 1] ?? null,
      script: `wrong ${name}`,
    }));
    return { ...LAB, steps: [{ ...first, wrong }, ...rest] } as Lab;
  };
  const rowsOf = async (lab: Lab, on: ReturnType<typeof paper>): Promise<string[]> =>
    (await proven(on.machinery, {}, lab.steps.slice(0, 1), lab)).filter((row) => /early|late|last/.test(row));

  test('are given in one machine, one after the other', async () => {
    const on = paper({ otherwise: true });
    expect(await rowsOf(following('late', 'early', 'last'), on)).toEqual([
      '01-a early proven: done: fail after wrong early',
      '01-a last proven: done: fail after wrong last',
      '01-a late proven: done: fail after wrong late',
    ]);
    expect(on.made).toHaveLength(2);
  });

  test('are not refused for what the one before them left behind', async () => {
    expect(await rowsOf(following('late', 'early'), paper())).toEqual([
      '01-a early disproven: done: fail, as before it',
      '01-a late proven: done: fail',
    ]);
  });

  test('are not tried behind one that came out otherwise', async () => {
    expect(await rowsOf(following('late', 'early', 'last'), paper({ otherwise: true, stuck: 'late' }))).toEqual([
      '01-a early unknown: not tried, since what it follows did not come out as it must: refuses late',
      '01-a last unknown: not tried, since what it follows did not come out as it must: refuses late',
      '01-a late disproven: the wrong answer was not given: its script ended with code 15',
    ]);
  });

  test('are not tried where there is no machine', async () => {
    const { machinery } = paper();
    const rig: Machinery['rig'] = async () => Promise.reject(new Error('no room'));
    expect(await rowsOf(following('late', 'early'), { made: [], machinery: { ...machinery, rig } })).toEqual([
      '01-a early unknown: not tried, since what it follows did not come out as it must: refuses late',
      '01-a late unknown: no room',
    ]);
  });
});

test('a step that a restart undoes is not proven, and the next one is tried all the same', async () => {
  const rows = await proven(paper({ forgets: '01-a' }).machinery);
  expect(rows).toContain('01-a restart disproven: done: fail');
  expect(rows).toContain('03-c restart proven: 1 finding holds');
});

test('one step alone: those before it are only passed, and not reported', async () => {
  const rows = await proven(paper().machinery, {}, LAB.steps.slice(2));
  expect(rows.every((row) => row.startsWith('03-c') || row.startsWith('lab'))).toBe(true);
});

test('repeated, a solution that works every other time is flaky, with how often', async () => {
  const rows = await proven(paper({ sometimes: '03-c' }).machinery, { repeat: 4, jobs: 1 });
  expect(rows).toContain('03-c solution flaky: 2 of 4 times; done: fail');
  expect(rows).toContain('01-a late proven: 4 of 4 times; done: fail');
});

test('where nothing is drawn from a seed, more seeds are one, and that is said', async () => {
  const { machinery, made } = paper();
  await proven(machinery, { seeds: ['a', 'b', 'c'] });
  expect(said).toContain('01-lab draws nothing for a learner: one seed is as good as 3');
  expect(made).toHaveLength(5);
});

test('what is left behind is a disproof', async () => {
  expect(await proven(paper({ left: ['m-1'] }).machinery)).toContain('lab nothing-left disproven: m-1');
});

test('a machine that cannot be had is what we could not tell, and the run goes on', async () => {
  const { machinery } = paper();
  const rows = await proven({
    ...machinery,
    rig: (wanted) => (wanted.from === null ? machinery.rig(wanted) : Promise.reject(new Error('no room'))),
  });
  expect(rows).toContain('02-b early unknown: no room');
  expect(rows).toContain('03-c solution unknown: not tried, since 02-b did not pass: no room');
});
