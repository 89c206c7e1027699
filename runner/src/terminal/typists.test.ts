import { expect, test } from 'vitest';
import { Typists } from './typists.ts';

test('bytes are counted for each typist alone, and a stranger has typed nothing', () => {
  const typists = new Typists();
  typists.take('ada', 3);
  typists.take('bob', 5);
  expect(typists.take('ada', 4)).toBe(7);
  expect([typists.taken('ada'), typists.taken('bob'), typists.taken('eve')]).toEqual([7, 5, 0]);
});

test('who typed last is remembered when too many have come', () => {
  const typists = new Typists();
  typists.take('ada', 1);
  typists.take('bob', 1);
  typists.take('ada', 1);
  for (let count = 0; count < 63; count += 1) typists.take(`page${count}`, 1);
  expect([typists.taken('ada'), typists.taken('bob')]).toEqual([2, 0]);
});
