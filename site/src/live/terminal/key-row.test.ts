import { expect, test } from 'vitest';
import { keySequence, withControl } from './key-row.ts';

test('arrows are sent as the program asked for them', () => {
  expect(keySequence('↑', false)).toBe('\u001b[A');
  expect(keySequence('↑', true)).toBe('\u001bOA');
});

test('other keys are what they say', () => {
  expect(keySequence('Esc', false)).toBe('\u001b');
  expect(keySequence('|', false)).toBe('|');
});

test('Ctrl turns the next letter into its control character, and nothing else', () => {
  expect(withControl('c')).toBe('\u0003');
  expect(withControl('[')).toBe('\u001b');
  expect(withControl('5')).toBe('5');
  expect(withControl('word')).toBe('word');
});
