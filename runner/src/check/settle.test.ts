import { expect, test } from 'vitest';
import type { Verdict } from '@stackyard/protocol/verdict';
import { settle } from './settle.ts';

const verdict = (outcome: Verdict['outcome']): Verdict => ({ step: '01-a', outcome, findings: [], at: '', tookMs: 1 });
const fails = ({ outcome }: Verdict): boolean => outcome === 'fail';

/** Verdicts in this order, the last one for ever; tells how often it was asked. */
function answers(...outcomes: Verdict['outcome'][]): { ask: () => Promise<Verdict>; asked: () => number } {
  let asked = 0;
  return {
    ask: async () => verdict(outcomes[Math.min(asked++, outcomes.length - 1)] ?? 'error'),
    asked: () => asked,
  };
}

test('what need not stay is believed at the first look', async () => {
  const { ask, asked } = answers('error', 'fail');
  expect(await settle(ask, fails, { withinMs: 1000, staysMs: 0, pauseMs: 1 })).toEqual(verdict('fail'));
  expect(asked()).toBe(2);
});

test('what has to stay is looked at again that much later, and from the beginning where it did not stay', async () => {
  const { ask, asked } = answers('fail', 'pass', 'fail', 'fail');
  const began = performance.now();
  expect(await settle(ask, fails, { withinMs: 1000, staysMs: 20, pauseMs: 1 })).toEqual(verdict('fail'));
  expect(asked()).toBe(4);
  expect(performance.now() - began).toBeGreaterThanOrEqual(39);
});

test('is not looked at before its time where the event loop is busy', async () => {
  let busy = true;
  const turn = (): unknown => busy && setImmediate(turn);
  turn();
  try {
    for (let round = 0; round < 60; round++) {
      const { ask, asked } = answers('fail');
      await settle(ask, fails, { withinMs: 1000, staysMs: 3, pauseMs: 1 });
      expect(asked()).toBe(2);
    }
  } finally {
    busy = false;
  }
});

test('what never holds is given up when time is up, with the last verdict', async () => {
  const { ask } = answers('pass');
  expect(await settle(ask, fails, { withinMs: 20, staysMs: 0, pauseMs: 1 })).toEqual(verdict('pass'));
});

test('a signal ends the wait', async () => {
  const { ask } = answers('pass');
  const abort = new AbortController();
  const settled = settle(ask, fails, { withinMs: 10_000, staysMs: 0, pauseMs: 5000, signal: abort.signal });
  setTimeout(() => abort.abort(new Error('the session ended')), 5);
  await expect(settled).rejects.toThrow();
});
