import { expect, test } from 'vitest';
import { faultWords } from './fault-words.ts';

const fault = { path: '01-lab/lab.mdx level', expected: 'beginner', found: '"easy"' };

test('a fault is said with its place, what was expected and what came, and that the last good lab stays', () => {
  expect(faultWords([fault])).toMatchObject({
    title: 'This lab has a fault',
    hint: '01-lab/lab.mdx level: expected beginner, found "easy". Until then the last good one stays.',
  });
  const several = faultWords([fault, fault, fault]);
  expect(several?.title).toBe('This lab has 3 faults');
  expect(several?.hint).toContain('And 2 more');
});

test('no fault needs no words', () => {
  expect(faultWords([])).toBeNull();
});
