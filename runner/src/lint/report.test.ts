import { expect, test } from 'vitest';
import { sums, toAnnotation, toLine } from './report.ts';
import type { Complaint } from './rule.ts';

const ONE: Complaint = {
  path: 'labs/01-lab/lab.mdx',
  line: 3,
  rule: 'language',
  severity: 'warning',
  expected: 'a tag: en, de',
  found: '100 %\nof it',
};

test('a complaint on a line, and all of them in a sentence', () => {
  expect(toLine({ ...ONE, found: 'x' })).toBe('labs/01-lab/lab.mdx:3  language (warning)  a tag: en, de ≠ x');
  expect(sums(1, 14, [ONE, { ...ONE, severity: 'error' }])).toBe('1 lab, 14 rules: 1 error, 1 warning');
});

test('an annotation escapes what would end it', () => {
  expect(toAnnotation(ONE)).toBe(
    '::warning file=labs/01-lab/lab.mdx,line=3,title=language::expected a tag: en, de, found 100 %25%0Aof it',
  );
});
