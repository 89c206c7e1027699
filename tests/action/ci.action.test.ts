import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GradeResult } from '@stackyard/protocol/grade-result';
import { runSteps, workflowsIn, type Place } from './workflow.ts';

const ROOT = join(import.meta.dirname, '../..');
let place: Place;
let summary: string;

beforeEach(async () => {
  // it starts and stops an installation: never the one that somebody uses
  if (process.env['STACKYARD_NAME'] === undefined)
    throw new Error('expected STACKYARD_NAME, the installation that is the tests’ own: npm test -- action');
  const cwd = await mkdtemp(join(tmpdir(), 'class-'));
  summary = join(cwd, '..', `summary-${Date.now()}.md`);
  place = {
    action: ROOT,
    cwd,
    env: { ...process.env, GITHUB_STEP_SUMMARY: summary },
    github: { repository: 'class/ada' },
  };
});
afterEach(async () => {
  await rm(place.cwd, { recursive: true });
  await rm(summary, { force: true });
});

const steps = async (name: string) => {
  const found = (await workflowsIn(join(ROOT, 'docs/ci.md'))).get(name);
  if (!found) throw new Error(`docs/ci.md has no workflow ${name}`);
  return found;
};

test('the workflow of a class grades a repository, and says what it came to', { timeout: 900_000 }, async () => {
  await writeFile(join(place.cwd, 'README.md'), 'My answers\n');
  await mkdir(join(place.cwd, 'stackyard-results'));
  await writeFile(join(place.cwd, 'stackyard-results/grade.json'), '{"status":"pass","score":1}');
  await cp(join(ROOT, 'labs/01-secure-update/files/access.yaml'), join(place.cwd, 'access.yaml'));
  const { code, said, outputs } = await runSteps(await steps('Grade'), place);
  expect(said).toContain('score: 0');
  expect(code, said).toBe(0);
  expect(outputs['grade']).toMatchObject({ score: '0' });
  const result = GradeResult.parse(
    JSON.parse(await readFile(resolve(place.cwd, outputs['grade']?.['result'] ?? ''), 'utf8')),
  );
  expect(result).toMatchObject({ lab: '01-secure-update', seed: 'class/ada', max_points: 160, started: true });
  expect(result.submission.map(({ path }) => path)).toEqual(['access.yaml']);
  expect(await readFile(resolve(place.cwd, outputs['grade']?.['junit'] ?? ''), 'utf8')).toContain('<testsuites');
  expect(await readFile(summary, 'utf8')).toContain('### Secure update');
});

test('the workflow of an author proves, here one step', { timeout: 900_000 }, async () => {
  const { code, said, outputs } = await runSteps(await steps('Prove'), { ...place, change: { lab: '01/01' } });
  expect(code, said).toBe(0);
  const proof = JSON.parse(await readFile(resolve(place.cwd, outputs['prove']?.['result'] ?? ''), 'utf8')) as unknown;
  expect(proof).toMatchObject({ ruling: 'proven' });
  expect(await readFile(resolve(place.cwd, outputs['prove']?.['junit'] ?? ''), 'utf8')).toContain('<testsuites');
});

test('a command that there is not is told', { timeout: 300_000 }, async () => {
  const { code, said } = await runSteps(await steps('Grade'), { ...place, change: { command: 'guess' } });
  expect(code).toBe(1);
  expect(said).toContain('::error::command is “guess”; expected prove or grade');
});
