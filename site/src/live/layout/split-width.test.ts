import { expect, test } from 'vitest';
import { snapped, within } from './split-width.ts';

test('a width near 80 or 100 columns becomes exactly that', () => {
  expect(snapped(672, [668, 828])).toBe(668);
  expect(snapped(820, [668, 828])).toBe(828);
  expect(snapped(700.4, [668, 828])).toBe(700);
});

test('neither pane is pushed out of the page', () => {
  expect(within(2000, 360, 900)).toBe(900);
  expect(within(100, 360, 900)).toBe(360);
  expect(within(500, 360, 200)).toBe(360);
});
