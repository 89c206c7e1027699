import { expect, test } from 'vitest';
import type { Proof, Ruling } from './prove-step.ts';
import { ruling, table } from './prove-table.ts';

const proof = (given: Ruling, detail: string | null = null): Proof => ({
  lab: '01-lab',
  step: '01-start',
  what: 'fails before',
  ruling: given,
  words: 'why',
  tookMs: 1234,
  detail,
});

test('a disproof outweighs everything, what we could not tell outweighs what is proven, nothing proves nothing', () => {
  expect(ruling([proof('proven'), proof('unknown'), proof('disproven')])).toBe('disproven');
  expect(ruling([proof('proven'), proof('unknown')])).toBe('unknown');
  expect(ruling([proof('proven'), proof('proven')])).toBe('proven');
  expect(ruling([])).toBe('unknown');
});

test('the table ends with sums and shows the evidence of what is not proven', () => {
  expect(table([proof('proven'), proof('disproven', 'pass digest-matches: fits')])).toMatchInlineSnapshot(`
    "✓ 01-start  fails before    1.2 s  why
    ✗ 01-start  fails before    1.2 s  why

    ── 01-start, fails before
    pass digest-matches: fits

    1 proven, 1 not proven, 0 could not tell"
  `);
});
