import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runJobs, type Job } from './schedule.ts';

/** Jobs that write down when they begin, and how many ran at once. */
function diary() {
  const began: string[] = [];
  let [now, most] = [0, 0];
  const job = (name: string, urgent = false, opens: Job[] = [], after: Job[] = []): Job => ({
    name,
    urgent,
    run: async (open) => {
      began.push(name);
      most = Math.max(most, (now += 1));
      open(opens);
      await delay(2);
      open(after);
      await delay(2);
      now -= 1;
    },
  });
  return { job, began, most: () => most };
}

test('the chain goes first, whatever was opened before it', async () => {
  const { job, began } = diary();
  const third = job('walk 3', true);
  const second = job('walk 2', true, [], [job('refuse 2'), third]);
  await runJobs([job('refuse 1a'), job('refuse 1b'), job('walk 1', true, [], [second])], 1);
  expect(began).toEqual(['walk 1', 'walk 2', 'walk 3', 'refuse 1a', 'refuse 1b', 'refuse 2']);
});

test('what a job opens begins while it still goes on, where there is room', async () => {
  const { job, began } = diary();
  const slow: Job = {
    name: 'walk',
    urgent: true,
    run: async (open) => {
      began.push('walk');
      open([job('refuse')]);
      await delay(20);
      began.push('walk ended');
    },
  };
  await runJobs([slow], 2);
  expect(began).toEqual(['walk', 'refuse', 'walk ended']);
});

test('no more than the slots run at once, and all of them are used', async () => {
  const { job, began, most } = diary();
  await runJobs(
    Array.from({ length: 9 }, (_, index) => job(String(index))),
    3,
  );
  expect(began).toHaveLength(9);
  expect(most()).toBe(3);
});

test('after an error nothing begins any more, what began ends, and the error is told', async () => {
  const { job, began } = diary();
  const fails: Job = { name: 'fails', urgent: true, run: () => Promise.reject(new Error('no engine')) };
  await expect(runJobs([fails, job('beside'), job('never')], 2)).rejects.toThrow('no engine');
  expect(began).toEqual(['beside']);
});
