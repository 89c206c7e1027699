import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { beforeAll, expect, test } from 'vitest';
import type { GradeResult } from '@stackyard/protocol/grade-result';
import { solveStep } from '../check/solve.ts';
import type { Lab } from '../lab/lab.ts';
import { anyStore, realLab, testConfig } from './lab-for-tests.ts';
import { createPlace } from './place.ts';
import { toResult } from './result.ts';
import { gradeOn } from './run.ts';
import { readSubmission } from './submission.ts';

const config = testConfig();
let lab: Lab;
let store: string;

beforeAll(async () => {
  lab = await realLab(config, '01-secure-update');
  store = await anyStore('secure-update');
});

/** The lab’s folder as it is once every step’s own solution was played, as a tar. */
async function solved(): Promise<Buffer> {
  await using place = await createPlace({ config, lab, store, seed: 's', files: [] });
  for (const step of lab.steps) await solveStep(place.machine, lab, step);
  const { stdout } = await place.machine.exec(['sh', '-c', 'tar --exclude=./node_modules -cz . | base64 -w 0'], {
    user: 'learner',
    cwd: '/home/learner/secure-update',
    timeoutMs: 20_000,
  });
  return Buffer.from(stdout, 'base64');
}

async function gradeTar(tar: Buffer): Promise<GradeResult> {
  const { grade: how } = lab.frontmatter;
  if (!how) throw new Error('lab 01 is graded');
  const submission = await readSubmission(Readable.from([tar]), how.files);
  await using place = await createPlace({ config, lab, store, seed: 's', files: submission.files });
  const began = new Date();
  const graded = await gradeOn({ lab, how, seed: 's', machine: place.machine, say: () => undefined });
  return toResult({ lab, seed: 's', began, madeWith: place.madeWith }, submission, graded);
}

const wrong = ({ tests }: GradeResult): string[] =>
  tests.flatMap(({ status, name, message = '' }) => (status === 'pass' ? [] : [`${name}\n${message}`]));

test('what the lab’s own solutions leave behind has all points', { timeout: 900_000 }, async () => {
  const result = await gradeTar(await solved());
  expect(wrong(result)).toEqual([]);
  expect(result).toMatchObject({ status: 'pass', score: 1, points: 160, max_points: 160, started: true, undecided: 0 });
});

test('an empty submission has none', { timeout: 600_000 }, async () => {
  const tar = pack();
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar) pieces.push(piece as Buffer);
  const result = await gradeTar(Buffer.concat(pieces));
  expect(result).toMatchObject({ status: 'fail', score: 0, points: 0, max_points: 160, started: true, submission: [] });
  expect(result.tests.filter(({ status }) => status === 'pass')).toEqual([]);
});
