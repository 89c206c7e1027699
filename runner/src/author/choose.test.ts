import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseLabs, chooseStep } from './choose.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'choose-'));
  for (const folder of ['01-one/01-start', '01-one/02-more', '01-one/checks', '02-two/01-start'])
    mkdirSync(join(root, 'labs', folder), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  [[], ['01-one', '02-two']],
  [['02'], ['02-two']],
  [
    ['02-two', '01/02', '01'],
    ['01-one', '02-two'],
  ],
])('%j are the labs %j', async (names, labs) => {
  expect(await chooseLabs(root, names)).toEqual(labs);
});

test.each(['01/02', '01-one/02-more', '01/02-more'])('%s is a step', async (name) => {
  expect(await chooseStep(root, name)).toEqual({ lab: '01-one', step: '02-more' });
});

test('what is not there is said with what is', async () => {
  await expect(chooseLabs(root, ['3'])).rejects.toThrow('there is: 01-one, 02-two');
  await expect(chooseStep(root, '01/03')).rejects.toThrow('it has: 01-start, 02-more');
  await expect(chooseStep(root, '01')).rejects.toThrow('it has: 01-start, 02-more');
  await expect(chooseStep(root, '01/checks')).rejects.toThrow('has no step checks');
});
