import { expect, test } from 'vitest';
import { noteWords, saveWords } from './note-words.ts';

const theirs = { path: 'lab/a', content: '', version: 'v', stamp: 's', writable: true };
const problem = { name: 'file-not-text', title: 'This file is not text.', message: 'm', hint: 'h' };
const said = (...asked: Parameters<typeof noteWords>): string | undefined => noteWords(...asked)?.strong;

test('each standing of a file has its own words, and none when all is as usual', () => {
  expect(said('a.yaml', { kind: 'same' }, true, true)).toBeUndefined();
  expect(said('a.yaml', { kind: 'conflict', theirs }, true, true)).toBe('a.yaml has changed on disk, and here too.');
  expect(said('a.yaml', { kind: 'gone' }, true, true)).toBe('a.yaml is no longer on disk.');
  expect(noteWords('a.yaml', { kind: 'refused', problem }, true, true)?.text).toMatch(/^This file is not text\. /);
  expect(said('a.yaml', { kind: 'same' }, false, true)).toBe('You may read this file, and not write it.');
  expect(said('a.yaml', { kind: 'same' }, true, false)).toBe('There is no machine at the moment.');
});

test('only a conflict offers both versions', () => {
  expect(noteWords('a', { kind: 'conflict', theirs }, true, true)?.acts).toEqual([
    ['mine', 'Keep mine'],
    ['theirs', 'Take theirs'],
  ]);
  expect(noteWords('a', { kind: 'gone' }, true, true)?.acts).toEqual([['close', 'Close']]);
});

test('the word beside Save says how far it is', () => {
  const at = new Date(2026, 10, 21, 14, 2).getTime();
  expect(saveWords({ saving: false, unsaved: false, savedAt: null })).toBe('');
  expect(saveWords({ saving: false, unsaved: true, savedAt: at })).toBe('unsaved');
  expect(saveWords({ saving: true, unsaved: true, savedAt: at })).toBe('saving');
  expect(saveWords({ saving: false, unsaved: false, savedAt: at })).toBe('saved 14:02');
});
