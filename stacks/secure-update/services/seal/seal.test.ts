import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const file = Buffer.from('an update').toString('base64');

test('what was sealed comes back', () => {
  expect(unseal(seal(file))).toBe(file);
});

test.each([
  ['nothing', ''],
  ['a file that nobody sealed', file],
  ['a sealed file with something behind the seal', Buffer.from(`${seal(file)} `).toString('base64')],
])('%s has no seal', (_case, text) => {
  expect(unseal(text)).toBeUndefined();
});
