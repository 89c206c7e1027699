import { expect, test } from 'vitest';
import { loadLabs } from '../lab/load.ts';
import { join } from 'node:path';
import type { Machine } from '../machine/machine.ts';
import { PaperMachine } from '../session/testing/machines.ts';
import { LAB } from '../session/testing/lab.ts';
import { solutionsForSessions } from './solutions.ts';

test('a solution that is told to stop stops waiting for its script', async () => {
  const labs = await loadLabs(join(import.meta.dirname, '../../../labs'));
  const [lab] = labs;
  const endless = { exec: () => new Promise(() => undefined) } as unknown as Machine;
  const solve = solutionsForSessions(labs, () => endless);
  const abort = new AbortController();
  const solved = solve({
    lab: { ...LAB, id: lab?.id ?? '' },
    step: lab?.steps[0]?.id ?? '',
    machine: new PaperMachine('m-1', new Map()),
    seed: 's',
    signal: abort.signal,
  });
  abort.abort(new Error('the session ended'));
  await expect(solved).rejects.toThrow('the session ended');
});
