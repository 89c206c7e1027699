import { expect, test } from 'vitest';
import { PROMPT, Reader } from './reader.ts';

test.each([
  ['a learner’s', '\x1b[32mlearner@lab\x1b[0m:\x1b[34m~/secure-update\x1b[0m$ \x1b]133;B\x07'],
  ['root’s', '\x1b]133;A\x07\x1b[?2004hroot@host:/opt# '],
])('%s prompt is seen once all of it is there', (_, prompt) => {
  expect(prompt).toMatch(PROMPT);
  expect(prompt.slice(0, -2)).not.toMatch(PROMPT);
});

test('what comes in pieces is seen with its last one, and not seen again once forgotten', async () => {
  const reader = new Reader();
  const seen = reader.sees('over 2\r\n');
  reader.take(Buffer.from('ov'));
  const before = performance.now();
  reader.take(Buffer.from('er 2\r\n'));
  expect(await seen).toBeGreaterThanOrEqual(before);
  expect(reader.bytes).toBe(8);
  reader.forget();
  await expect(reader.sees('over', 20)).rejects.toThrow('not seen within 20 ms: over');
});
