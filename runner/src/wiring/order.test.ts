import { expect, test } from 'vitest';
import { LabFrontmatter } from '@stackyard/protocol/lab';
import { toOrder } from './order.ts';

const frontmatter = LabFrontmatter.parse({
  title: 'Lab',
  summary: 'You will be able to try.',
  level: 'beginner',
  stack: 'stack',
  contains: 'nothing',
  machine: { memoryMb: 512, cpus: 1, pids: 64, diskMb: 256 },
  workdir: 'lab',
  terminals: ['main'],
  ports: [],
  parameters: { word: 'salt-{tag:6}', plain: 'same' },
  env: { WORD: '{word}', BOTH: '{plain} {other}', JSON: '{"a": 1}' },
});
const envOf = (seed: string) => toOrder('/nowhere', { id: '01-lab', frontmatter }, null, seed).env;

test('a variable that names a parameter has what was drawn for the attempt', () => {
  expect(envOf('one').WORD).toMatch(/^salt-[2-9a-z]{6}$/);
  expect(envOf('one').WORD).toBe(envOf('one').WORD);
  expect(envOf('one').WORD).not.toBe(envOf('another').WORD);
});

test('what names no parameter stays as it is written', () => {
  expect(envOf('one')).toMatchObject({ BOTH: 'same {other}', JSON: '{"a": 1}' });
});
