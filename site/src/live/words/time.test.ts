import { describe, expect, test } from 'vitest';
import { clock, clockSeconds, moment, span, took } from './time.ts';

const at = new Date(2026, 10, 21, 14, 2, 9);

test('clock times have two digits each', () => {
  expect(clock(at)).toBe('14:02');
  expect(clockSeconds(at)).toBe('14:02:09');
});

describe('span', () => {
  test.each([
    [-5, '0 s'],
    [40_000, '40 s'],
    [59_600, '1 min'],
    [52 * 60_000, '52 min'],
    [6_720_000, '1 h 52 min'],
    [7_200_000, '2 h'],
  ])('%i ms is %s', (ms, words) => expect(span(ms)).toBe(words));
});

test('how long something took keeps its seconds while they matter', () => {
  expect(took(250_000)).toBe('4 min 10 s');
  expect(took(240_000)).toBe('4 min');
  expect(took(9_400)).toBe('9 s');
  expect(took(720_000)).toBe('12 min');
});

test('a moment is told by the day', () => {
  const now = at.getTime();
  expect(moment(at.toISOString(), now)).toBe('today at 14:02');
  expect(moment(new Date(2026, 10, 20, 17, 40).toISOString(), now)).toBe('yesterday at 17:40');
  expect(moment(new Date(2026, 10, 12, 9, 0).toISOString(), now)).toBe('12 Nov');
});
