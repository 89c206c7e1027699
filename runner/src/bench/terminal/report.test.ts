import { expect, test } from 'vitest';
import { section, targets } from './report.ts';

test('a section shows how values are spread, how many they are, and how busy the machine was', () => {
  expect(section('Key echo, ms', [{ name: 'one', values: [0.4, 0.5, 12], load: [0.5, 2] }])).toMatchInlineSnapshot(`
    "Key echo, ms
          p50   p95   p99  values       load
    one  0.50  12.0  12.0       3  0.50–2.00
    "
  `);
});

test('a target says what was measured, and holds on its limit', () => {
  expect(
    targets([
      { what: 'echo ÷ the other’s', value: 0.5, unit: '', limit: { most: 0.5 } },
      { what: 'output ÷ the other’s', value: 1.29, unit: '', limit: { least: 1.3 } },
      { what: 'first prompt', value: 15.1, unit: 'ms', limit: { most: 15 } },
    ]),
  ).toMatchInlineSnapshot(`
    "Targets
                          measured     target
    echo ÷ the other’s        0.50     ≤ 0.50   holds
    output ÷ the other’s      1.29     ≥ 1.30  misses
    first prompt           15.1 ms  ≤ 15.0 ms  misses
    "
  `);
});
