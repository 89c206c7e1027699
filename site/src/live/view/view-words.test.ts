import type { ViewCell, ViewTable } from '@stackyard/protocol/view';
import { expect, test } from 'vitest';
import { changeWords, noteOf } from './view-words.ts';

const table = (...states: ViewCell['state'][]): ViewTable => ({
  columns: ['one'],
  rows: states.map((state) => ({ name: state, cells: [{ state, words: '' }] })),
});
const view = { at: '2026-11-21T12:00:00Z', table: table('open'), why: null };

test('the note says what is missing, and nothing once there is a table', () => {
  expect(noteOf({ ready: false, view: null, problem: null })?.[0]).toBe('No machine yet.');
  expect(noteOf({ ready: true, view: null, problem: null })?.[0]).toBe('Looking.');
  expect(noteOf({ ready: true, view: { ...view, table: null, why: 'Docker is silent.' }, problem: null })).toEqual([
    'This can’t be told now.',
    'Docker is silent.',
  ]);
  expect(noteOf({ ready: true, view, problem: 'Stackyard does not answer' })?.[1]).toBe('Stackyard does not answer');
  expect(noteOf({ ready: true, view, problem: null })).toBeNull();
});

test('a change is read aloud as what is open now; the first look is not', () => {
  expect(changeWords(null, table('open'))).toBeNull();
  expect(changeWords(table('open'), table('open'))).toBeNull();
  expect(changeWords(table('closed', 'closed'), table('open', 'open'))).toBe('2 places are open now.');
  expect(changeWords(table('open', 'open'), table('closed', 'open'))).toBe('One place is open now.');
  expect(changeWords(table('open'), table('given'))).toBe('Nothing is open any more.');
});
