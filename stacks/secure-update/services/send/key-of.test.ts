import { expect, test } from 'vitest';
import { keyOf } from './key-of.ts';

test.each([
  ['{"id":"1d3b7a52","operation":"get_blob"}', '1d3b7a52'],
  ['{"id":5}', ''],
  ['null', ''],
  ['no JSON', ''],
])('%s has the key %j', (line, key) => {
  expect(keyOf(line)).toBe(key);
});
