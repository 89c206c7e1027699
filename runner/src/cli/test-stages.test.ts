import { expect, test } from 'vitest';
import { runStages, type Stage } from './test-stages.ts';
import type { Tally } from './test-tally.ts';

const stage = (name: string, run: Stage['run'], needs: string[] = [], minutes = 1): Stage => ({
  name,
  title: name,
  minutes,
  needs,
  run,
});
const holds = (): Promise<Tally> => Promise.resolve({ passed: 2, failed: 0, said: [] });
const never = new AbortController().signal;

async function outcomes(stages: Stage[], stop = never): Promise<string[]> {
  const ended = await runStages(stages, () => undefined, stop);
  return ended.map(({ stage: name, passed, failed, said }) => `${name} ${passed}/${failed} ${said.join()}`.trim());
}

test('a stage that throws fails with its message, and the next one still runs', async () => {
  const stages = [stage('a', () => Promise.reject(new Error('no Docker'))), stage('b', holds)];
  expect(await outcomes(stages)).toEqual(['a 0/1 no Docker', 'b 2/0']);
});

test('a stage whose need failed is not run and counts as a failure', async () => {
  const stages = [stage('setup', () => Promise.reject(new Error('full'))), stage('stories', holds, ['setup'])];
  expect(await outcomes(stages)).toEqual(['setup 0/1 full', 'stories 0/1 not run, because “setup” failed']);
});

test('a stage that does not end in time is told so through its signal and says which limit it met', async () => {
  const hangs: Stage['run'] = (signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('killed'))));
  expect(await outcomes([stage('slow', hangs, [], 0.001)])).toEqual([
    'slow 0/1 stopped after 0.001 min, its time limit',
  ]);
});

test('a stage that found nothing to test is a failure', async () => {
  expect(await outcomes([stage('unit', () => Promise.resolve({ passed: 0, failed: 0, said: [] }))])).toEqual([
    'unit 0/1 it found nothing to test',
  ]);
});

test('once stopped, no further stage begins', async () => {
  const stop = new AbortController();
  const stages = [stage('a', () => (stop.abort(), holds())), stage('b', holds)];
  expect(await outcomes(stages, stop.signal)).toEqual(['a 2/0', 'b 0/1 not run, because the tests were stopped']);
});
