import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadLabs } from '../lab/load.ts';
import { PaperPlace } from '../session/testing/place.ts';
import { followLabs } from './live-labs.ts';

const LAB = `---
title: A lab
summary: You will be able to test.
level: beginner
stack: stack
contains: nothing
machine: { memoryMb: 256, cpus: 1, pids: 100, diskMb: 512 }
workdir: lab
terminals: [main]
ports: []
---
`;
const STEP = '---\ntitle: Start\nminutes: 5\n---\n\n```bash run\nls\n```\n';
const check = (...names: string[]) => `import { defineCheck, finding, pass } from '@stackyard/kit';
export default defineCheck(() => [${names.map((name) => `finding('${name}', () => pass('yes'))`).join(', ')}]);
`;

let root: string;
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  const cache = join(import.meta.dirname, '../../../.cache');
  mkdirSync(cache, { recursive: true });
  // beside the sources, so that checks find the kit
  root = mkdtempSync(join(cache, 'live-labs-'));
  write('labs/01-lab/lab.mdx', LAB);
  write('labs/01-lab/01-start/step.mdx', STEP);
  write('labs/01-lab/01-start/check.ts', check('one'));
});
afterEach(() => rmSync(root, { recursive: true }));

async function followed(place: PaperPlace) {
  const folder = join(root, 'labs');
  const labs = [...(await loadLabs(folder))];
  const restarts: number[] = [];
  const following = await followLabs({
    folder,
    pages: join(root, 'kept.js'),
    labs,
    sessions: place.sessions,
    restart: () => restarts.push(Date.now()),
    say: () => undefined,
  });
  const heard = () => place.events.flatMap((event) => (event.type === 'lab' ? [event] : []));
  const findings = () => labs[0]?.steps.map((step) => step.findings);
  return { following, restarts, heard, findings };
}

test('a check that is saved is the lab’s from then on, and pages are told', async () => {
  await using place = new PaperPlace();
  const { following, heard, findings, restarts } = await followed(place);
  await using _ = following;
  write('labs/01-lab/01-start/check.ts', check('one', 'two'));
  await expect.poll(heard, { timeout: 5000 }).toEqual([{ type: 'lab', lab: '01-lab', faults: [] }]);
  await expect.poll(findings).toEqual([['one', 'two']]);
  expect(restarts).toEqual([]);
});

test('with a fault the last good lab stays until it is mended', async () => {
  await using place = new PaperPlace();
  const { following, heard, findings } = await followed(place);
  await using _ = following;
  write('labs/01-lab/01-start/check.ts', 'export default 3;\n');
  await expect
    .poll(() => heard().at(-1)?.faults, { timeout: 5000 })
    .toEqual([{ path: '01-lab/01-start/check.ts', expected: 'defineCheck(…) as its default export', found: 'number' }]);
  expect(findings()).toEqual([['one']]);
  write('labs/01-lab/01-start/check.ts', check('three'));
  await expect.poll(findings, { timeout: 5000 }).toEqual([['three']]);
});

test('a lab that comes whole, and one that stands on another stack, need a new start', async () => {
  await using place = new PaperPlace();
  const { following, restarts } = await followed(place);
  await using _ = following;
  write('labs/01-lab/lab.mdx', LAB.replace('stack: stack', 'stack: other'));
  await expect.poll(() => restarts.length, { timeout: 5000 }).toBe(1);
  write('labs/02-more/lab.mdx', LAB);
  write('labs/02-more/01-start/step.mdx', STEP);
  write('labs/02-more/01-start/check.ts', 'no check yet');
  // long enough to be looked at
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(restarts.length).toBe(1);
  write('labs/02-more/01-start/check.ts', check('one'));
  await expect.poll(() => restarts.length, { timeout: 5000 }).toBe(2);
});

test('a lab that goes needs a new start', async () => {
  await using place = new PaperPlace();
  const { following, restarts } = await followed(place);
  await using _ = following;
  rmSync(join(root, 'labs/01-lab'), { recursive: true });
  await expect.poll(() => restarts.length, { timeout: 5000 }).toBeGreaterThan(0);
});

test('pages that were built anew are told of', async () => {
  await using place = new PaperPlace();
  write('kept.js', 'one');
  const { following } = await followed(place);
  await using _ = following;
  // its time has to be another one
  await new Promise((resolve) => setTimeout(resolve, 700));
  write('kept.js', 'two');
  await expect.poll(() => place.events.map(({ type }) => type), { timeout: 5000 }).toContain('pages');
});
