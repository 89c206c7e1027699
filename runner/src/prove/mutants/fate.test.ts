import type { Verdict } from '@stackyard/protocol/verdict';
import { expect, test } from 'vitest';
import { settle } from '../../check/settle.ts';
import { fateIn, fateOf, isAsItMust, settled, toReport } from './fate.ts';
import type { Mutant } from './mutant.ts';

const verdict = (outcome: Verdict['outcome']): Verdict => ({ step: '01-a', outcome, findings: [], at: '', tookMs: 0 });

test('a mutant is killed where the check fails, and survived where it passes', () => {
  expect(fateOf(verdict('fail'), false)).toBe('killed');
  expect(fateOf(verdict('fail'), true)).toBe('killed');
  expect(fateOf(verdict('pass'), false)).toBe('survived');
});

test('we cannot tell where the check could not, nor where the script was stopped before it had done anything wrong', () => {
  expect(fateOf(verdict('error'), false)).toBe('unknown');
  expect(fateOf(verdict('pass'), true)).toBe('unknown');
});

test('what the page lost is needed or not, and its report tells the same fate', () => {
  const mutant = { id: 'drop-command-x', diff: '', counts: false } as Mutant;
  const findings: Verdict['findings'] = [
    { name: 'up', outcome: 'fail', headline: 'down' },
    { name: 'there', outcome: 'pass', headline: 'there' },
  ];
  const needed = toReport(mutant, { outcome: 'fail', findings }, false);
  expect(needed).toMatchObject({ result: 'needed', by: 'up' });
  expect(fateIn(needed)).toBe('killed');
  expect(fateIn(toReport(mutant, verdict('pass'), false))).toBe('survived');
  expect(fateIn(null)).toBe('unknown');
});

test('a mutant that survives is amiss; a command of the page that is not needed is not', () => {
  const amiss = (outcome: Verdict['outcome'], counts: boolean) =>
    !isAsItMust(toReport({ id: 'x', diff: '', counts } as Mutant, verdict(outcome), false));
  expect(amiss('pass', true)).toBe(true);
  expect(amiss('pass', false)).toBe(false);
  expect(amiss('fail', true) || amiss('fail', false)).toBe(false);
  expect(amiss('error', true) && amiss('error', false)).toBe(true);
});

const settles = async (...outcomes: Verdict['outcome'][]): Promise<{ outcome: string; looks: number }> => {
  let looks = 0;
  const ask = (): Promise<Verdict> => Promise.resolve(verdict(outcomes[looks++] ?? outcomes.at(-1) ?? 'error'));
  const { outcome } = await settle(ask, settled(), { withinMs: 200, staysMs: 5, pauseMs: 1 });
  return { outcome, looks };
};

test('an answer that changes is waited for until it stays the same, a pass as well as a fail', async () => {
  expect((await settles('fail', 'pass', 'fail', 'pass', 'pass')).outcome).toBe('pass');
  expect((await settles('pass', 'fail', 'fail')).outcome).toBe('fail');
});

test('what could not be told is asked again until the time is up', async () => {
  expect((await settles('error', 'error', 'fail', 'fail')).outcome).toBe('fail');
  expect((await settles('error')).looks).toBeGreaterThan(5);
});
