import { expect, test } from 'vitest';
import { quantile, toTable } from './figures.ts';

test('a median is a value that was measured', () => {
  expect(quantile([9, 1, 5], 0.5)).toBe(5);
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(quantile([7], 1)).toBe(7);
});

test('a table says beside each target whether the median holds it', () => {
  expect(
    toTable([
      { name: 'machine ready', values: [700, 650, 910], unit: 'ms', target: 900 },
      { name: 'memory', values: [61], unit: 'MB', target: 50 },
    ]),
  ).toMatchInlineSnapshot(`
    "               median   least    most    target
    machine ready  700 ms  650 ms  910 ms  ≤ 900 ms   holds
    memory          61 MB   61 MB   61 MB   ≤ 50 MB  misses"
  `);
});
