import { CannotTell, type View } from '@stackyard/kit';
import { expect, test } from 'vitest';
import type { Probed } from './probed.ts';
import { lookAtView } from './look-at-view.ts';

const look = (view: View, signal = new AbortController().signal) =>
  lookAtView(view, {
    machine: { address: '127.0.0.1' } as Probed,
    seed: 's',
    parameters: { word: 'x' },
    workdir: 'lab',
    stack: 'stack',
    signal,
  });

test('gives the table that the lab made of the machine', async () => {
  const cells = [{ state: 'given' as const, words: 'api' }];
  const seen = await look(async ({ parameters }) => ({
    columns: ['file'],
    rows: [{ name: parameters['word'] ?? '', cells }],
  }));
  expect(seen).toMatchObject({ table: { columns: ['file'], rows: [{ name: 'x', cells }] }, why: null });
});

test('what a probe could not tell is said in its words', async () => {
  const silent: View = async () => {
    throw new CannotTell('The machine’s Docker does not answer', 'See whether it runs');
  };
  expect(await look(silent)).toMatchObject({
    table: null,
    why: 'The machine’s Docker does not answer. See whether it runs',
  });
});

test('a view that goes wrong is our fault, and ends nothing', async () => {
  expect((await look(async () => ({ columns: 1 }) as never)).why).toContain('our fault');
});

test('a view that never ends is given up', async () => {
  const stop = new AbortController();
  const looked = look(() => new Promise(() => undefined), stop.signal);
  stop.abort();
  expect((await looked).why).toContain('did not tell in time');
});
