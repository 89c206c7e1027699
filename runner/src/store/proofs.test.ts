import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepProof } from '@stackyard/protocol/step-proof';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './database.ts';
import { keepProof, keepProofs, listProofs } from './proofs.ts';

const OF = { lab: '01-lab', edition: 'files store-1' };
const proof = (step: string, changes: Partial<StepProof> = {}): StepProof => ({
  step,
  at: '2026-11-21T12:00:00.000Z',
  by: 'prove',
  store: 'store-1',
  images: [{ name: 'try:latest', id: 'sha256:1' }],
  refused: 3,
  mutants: null,
  ...changes,
});

test('a proof holds for the lab as it was then: of another edition there is none', () => {
  using database = openDatabase(':memory:');
  keepProof(database, OF, proof('01-a'));
  expect(listProofs(database, OF)).toEqual([proof('01-a')]);
  expect(listProofs(database, { ...OF, edition: 'files store-2' })).toEqual([]);
});

test('what prove showed goes before what a start of the runner showed, whichever came last', () => {
  using database = openDatabase(':memory:');
  keepProof(database, OF, proof('01-a'));
  keepProof(database, OF, proof('01-a', { by: 'runner', refused: 0 }));
  keepProof(database, OF, proof('02-b', { by: 'runner', refused: 0 }));
  expect(listProofs(database, OF).map(({ step, by }) => `${step} ${by}`)).toEqual(['01-a prove', '02-b runner']);
});

test('a step that failed loses its proof, and a new one takes the place of the old', () => {
  using database = openDatabase(':memory:');
  keepProofs(database, OF, { proven: [proof('01-a'), proof('02-b')], failed: [] });
  keepProofs(database, OF, { proven: [proof('01-a', { refused: 4 })], failed: ['02-b'] });
  expect(listProofs(database, OF)).toEqual([proof('01-a', { refused: 4 })]);
});

test('two processes share the file: what one writes the other reads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  using runner = openDatabase(join(folder, 'shared.sqlite'));
  using prove = openDatabase(join(folder, 'shared.sqlite'));
  keepProof(prove, OF, proof('01-a'));
  expect(listProofs(runner, OF)).toHaveLength(1);
});
