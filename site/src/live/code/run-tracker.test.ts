import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { trackRun } from './run-tracker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function tracked(): { said: string[]; tracker: ReturnType<typeof trackRun> } {
  const said: string[] = [];
  const tracker = trackRun({ started: () => said.push('started'), ended: (code) => said.push(`ended ${code}`) });
  return { said, tracker };
}

test('a block of two lines has ended when no third line begins, with the first code that is not 0', () => {
  const { said, tracker } = tracked();
  tracker.hear({ state: 'started', exitCode: null });
  tracker.hear({ state: 'ended', exitCode: 3 });
  vi.advanceTimersByTime(50);
  tracker.hear({ state: 'started', exitCode: null });
  tracker.hear({ state: 'ended', exitCode: 0 });
  expect(said).toEqual(['started']);
  vi.advanceTimersByTime(200);
  expect(said).toEqual(['started', 'ended 3']);
});

test('the end of a command that began before the block is not the block’s', () => {
  const { said, tracker } = tracked();
  tracker.hear({ state: 'ended', exitCode: 1 });
  vi.advanceTimersByTime(200);
  expect(said).toEqual([]);
});
