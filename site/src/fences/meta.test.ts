import { expect, test } from 'vitest';
import { toFenceMeta } from './meta.ts';

test('a bare fence is plain', () => {
  expect(toFenceMeta('')).toEqual({ kind: 'plain' });
});

test('run may name its terminal', () => {
  expect(toFenceMeta('run terminal=bus')).toEqual({ kind: 'run', terminal: 'bus' });
});

test('save-as keeps the whole path', () => {
  expect(toFenceMeta('save-as=secure-update/update.json')).toEqual({
    kind: 'save',
    saveAs: 'secure-update/update.json',
  });
});

test('a block may be about findings', () => {
  expect(toFenceMeta('copy about=order-taken,update-done')).toEqual({
    kind: 'copy',
    about: ['order-taken', 'update-done'],
  });
});

test('a typing slip is refused by name', () => {
  expect(() => toFenceMeta('rnu')).toThrow('“rnu” behind a fence is not known');
});

test('save-as without a path is refused', () => {
  expect(() => toFenceMeta('save-as=')).toThrow('save-as=');
});
