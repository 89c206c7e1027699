import { expect, test } from 'vitest';
import { codeWords } from './code-words.ts';

const at = new Date(2026, 10, 21, 13, 57).getTime();

test('a block says where it stands', () => {
  const note = (state: Parameters<typeof codeWords>[0]): string => codeWords(state, at + 6_400).note;
  expect(note({ kind: 'running', since: at })).toBe('running, 6 s');
  expect(note({ kind: 'done', at })).toBe('ran 13:57');
  expect(note({ kind: 'failed', at, code: 1 })).toBe('exit 1, 13:57');
  expect(note({ kind: 'saved', at })).toBe('saved 13:57');
  expect(note({ kind: 'changed', at })).toBe('changed by you, 13:57');
  expect(note({ kind: 'off', why: 'no machine yet' })).toBe('no machine yet');
});
