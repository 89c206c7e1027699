import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TrialResult } from '@stackyard/protocol/proof';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LabFaults } from '../../lab/fault.ts';
import type { Lab } from '../../lab/lab.ts';
import { loadLabs } from '../../lab/load.ts';
import type { Trial } from '../trial.ts';
import { createMutation, type Mutation } from './mutation.ts';
import { addToRecord } from './record.ts';

let root: string;

// beside the sources, so that checks find the kit
beforeEach(() => {
  const cache = join(import.meta.dirname, '../../../../.cache');
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(join(cache, 'mutation-'));
  write({
    '01-lab/lab.mdx': `---
title: A lab
summary: You will be able to test.
level: beginner
stack: stack
contains: nothing
machine: { memoryMb: 256, cpus: 1, pids: 100, diskMb: 512 }
workdir: lab
terminals: [main]
ports: [{ port: 8000, name: App }]
---
`,
    '01-lab/01-start/step.mdx': '---\ntitle: Start\nminutes: 5\n---\n',
    '01-lab/01-start/check.ts': CHECK,
    '01-lab/01-start/solve.sh': 'touch a\nmv a b\ncurl localhost:8000 > c\n',
    '01-lab/02-more/step.mdx': '---\ntitle: More\nminutes: 5\n---\n',
    '01-lab/02-more/check.ts': CHECK,
    '01-lab/02-more/solve.sh': 'touch d\nrm c\n',
  });
});
afterEach(() => rmSync(root, { recursive: true }));

const CHECK = `import { defineCheck, finding, pass } from '@stackyard/kit';
export default defineCheck(() => [finding('one', () => pass('yes'))]);
`;

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

async function lab(): Promise<Lab> {
  const [one] = await loadLabs(root);
  if (!one) throw new Error('no lab');
  return one;
}

const mutationOf = async (which: 'all' | 'changed'): Promise<Mutation> => {
  const one = await lab();
  const mutation = await createMutation(one, one.steps, { which, most: 20 });
  if (!mutation) throw new Error('the lab is not on record');
  return mutation;
};

/** Plays all trials of the lab, one wave after the other; the checks notice what `notices` says. */
async function play(mutation: Mutation, notices: (trial: Trial) => boolean = () => true): Promise<TrialResult[]> {
  const results: TrialResult[] = [];
  const one = await lab();
  for (const step of one.steps)
    for (let trials = mutation.trialsOf(step); trials.length > 0;)
      trials = trials.flatMap((trial) => {
        const outcome = notices(trial) ? 'fail' : 'pass';
        const mutant = { id: trial.name ?? '', by: null, because: null, diff: '' };
        const result = {
          kind: 'mutant',
          step: step.id,
          name: trial.name,
          place: trial.place,
          words: '',
          verdict: { outcome },
          mutant: { ...mutant, result: outcome === 'fail' ? 'killed' : 'survived' },
        } as TrialResult;
        results.push(result);
        return [...(trial.next?.(result) ?? [])];
      });
  return results;
}

test('a command comes before what is inside it, and what the check does not miss has nothing inside', async () => {
  const all = (await play(await mutationOf('all'))).map(({ name }) => name ?? '');
  const drop = all.findIndex((id) => id.startsWith('drop-command-curl'));
  const port = all.findIndex((id) => id.startsWith('wrong-port'));
  expect(drop).toBeGreaterThanOrEqual(0);
  expect(port).toBeGreaterThan(drop);
  const blind = await play(await mutationOf('all'), ({ name }) => !(name ?? '').startsWith('drop-command-curl'));
  expect(blind.filter(({ name }) => (name ?? '').startsWith('wrong-port'))).toEqual([]);
});

test('what was measured is on record, and only what has changed since is measured again, with a sample of the rest', async () => {
  const { measured } = (await mutationOf('all')).conclude(await play(await mutationOf('all')));
  await addToRecord({ id: '01-lab', dir: join(root, '01-lab') }, measured);
  const unchanged = await play(await mutationOf('changed'));
  expect(unchanged).toHaveLength(3);
  expect((await mutationOf('changed')).conclude(unchanged).result).toMatchObject({ ruling: 'proven' });

  write({ '01-lab/02-more/check.ts': `${CHECK}// stricter\n` });
  const steps = (await play(await mutationOf('changed'))).map(({ step }) => step);
  expect(steps.filter((step) => step === '01-start')).toHaveLength(3);
  expect(steps.filter((step) => step === '02-more').length).toBe(measured.steps['02-more']?.killed.length);
});

test('in a lab that is not on record nothing can have changed', async () => {
  await expect(mutationOf('changed')).rejects.toThrow('not on record');
});

test('a helper that all checks share changes every step, a test beside it none', async () => {
  write({ '01-lab/checks/shared.ts': '1;\n' });
  const { measured } = (await mutationOf('all')).conclude(await play(await mutationOf('all')));
  await addToRecord({ id: '01-lab', dir: join(root, '01-lab') }, measured);
  write({ '01-lab/checks/shared.test.ts': '2;\n' });
  expect(await play(await mutationOf('changed'))).toHaveLength(3);
  write({ '01-lab/checks/shared.ts': '2;\n' });
  expect((await play(await mutationOf('changed'))).length).toBeGreaterThan(3);
});

test('a declaration that names no mutant is a fault of the lab, with its line', async () => {
  write({ '01-lab/01-start/mutants.yaml': 'equivalent:\n  - mutant: drop-flag-x\n    because: nobody needs it\n' });
  const error: unknown = await mutationOf('all').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LabFaults);
  expect(error instanceof LabFaults && error.faults).toEqual([
    {
      path: '01-lab/01-start/mutants.yaml:2',
      expected: 'the id of a mutant of this step’s solution',
      found: 'drop-flag-x',
    },
  ]);
});
