import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lint } from '../lint/lint.ts';
import { newLab } from './new-lab.ts';

const ROOT = join(import.meta.dirname, '../../..');
let root: string;

beforeEach(() => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  // beside the sources, so that checks find the kit
  root = mkdtempSync(join(ROOT, '.cache/new-lab-'));
  mkdirSync(join(root, 'labs/07-seven'), { recursive: true });
  mkdirSync(join(root, 'stacks/base'), { recursive: true });
  cpSync(join(ROOT, 'README.md'), join(root, 'README.md'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a new lab gets the next number, and is what the README shows under its own name', async () => {
  const { id, files } = await newLab(root, 'two-queues');
  expect(id).toBe('08-two-queues');
  expect(files).toEqual([
    'stacks/two-queues/docker-bake.hcl',
    'stacks/two-queues/Dockerfile',
    'stacks/two-queues/server.ts',
    'stacks/two-queues/compose.yaml',
    'labs/08-two-queues/lab.mdx',
    'labs/08-two-queues/01-greet/step.mdx',
    'labs/08-two-queues/01-greet/check.ts',
    'labs/08-two-queues/01-greet/wrong/set-too-late.sh',
  ]);
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  expect(read('labs/08-two-queues/lab.mdx')).toContain('title: Two queues\n');
  expect(read('labs/08-two-queues/lab.mdx')).toContain('stack: two-queues\n');
  expect(read('stacks/two-queues/compose.yaml')).toContain('image: stackyard/two-queues\n');
  expect(files.map(read).join('')).not.toMatch(/hello/);
});

test('a new lab has no fault; what a real lab has more of is said', async () => {
  const { id } = await newLab(root, 'hello');
  expect((await lint(root, [id])).map(({ severity, expected }) => [severity, expected])).toEqual([
    ['warning', 'two findings or more'],
    ['warning', 'two wrong answers or more in wrong/'],
  ]);
});

test.each([
  ['Hello', 'lower-case letters'],
  ['two--queues', 'single hyphens'],
  ['2queues', 'a letter first'],
  ['../escape', 'lower-case letters'],
  ['', 'lower-case letters'],
  ['a'.repeat(41), 'at most 40 characters, these are 41'],
  ['seven', 'labs/07-seven'],
  ['base', 'stacks/base'],
])('%s is refused, and nothing is made', async (name, why) => {
  await expect(newLab(root, name)).rejects.toThrow(why);
  expect(existsSync(join(root, 'labs/08-seven'))).toBe(false);
  expect(existsSync(join(root, 'labs/08-hello'))).toBe(false);
});
