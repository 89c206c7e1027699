import { expect, test } from 'vitest';
import { canChoose, chooseFont, fontStep, sizeOf } from './font-size.ts';

test('the usual size is the one of the design', () => {
  expect(sizeOf(0, false)).toEqual({ fontSize: 13.4, line: 18 });
  expect(sizeOf(0, true)).toEqual({ fontSize: 12, line: 17 });
});

test('each step makes a character one pixel wider, and never a hair less than whole pixels', () => {
  for (let step = -2; step <= 8; step += 1) {
    // Chromium rounds the size down to sixteenths.
    const cell = (Math.floor(sizeOf(step, false).fontSize * 16) / 16) * 0.6;
    expect(Math.floor(cell)).toBe(8 + step);
  }
});

test('sizes end somewhere, and one step goes back to the usual', () => {
  for (let pressed = 0; pressed < 30; pressed += 1) chooseFont(1);
  expect([fontStep.get(), canChoose(1), canChoose(0)]).toEqual([8, false, true]);
  chooseFont(0);
  expect([fontStep.get(), canChoose(0), canChoose(-1)]).toEqual([0, false, true]);
});
