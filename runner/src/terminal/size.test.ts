import { expect, test } from 'vitest';
import { smallestOf } from './size.ts';

const wide = { role: 'driver', viewport: { cols: 200, rows: 20 } };
const tall = { role: 'driver', viewport: { cols: 80, rows: 60 } };
const tiny = { role: 'observer', viewport: { cols: 10, rows: 5 } };

test('the size fits every driver; observers have no say', () => {
  expect(smallestOf([wide, tall, tiny])).toEqual({ cols: 80, rows: 20 });
});

test('without a driver there is no size', () => {
  expect(smallestOf([tiny])).toBeNull();
});
