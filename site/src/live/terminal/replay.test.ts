import { expect, test } from 'vitest';
import { Replay } from './replay.ts';

const answers = [
  '\x1b[24;80R',
  '\x1b[0n',
  '\x1b[?1;2c',
  '\x1b[>0;276;0c',
  '\x1b[8;24;80t',
  '\x1b]11;rgb:0000/0000/0000\x1b\\',
  '\x1bP1$r0m\x1b\\',
  '\x1b[?2026;2$y',
  '\x1b[?1;2c\x1b[1;1R',
];
const typed = ['a', '\r', '\x1b', '\x1b[A', '\x1bOP', '\x1b[15~', '\x1b[200~text\x1b[201~', '\x03', '\x1b[1;5C'];

test('answers to old output are kept back, keys are not', () => {
  const replay = new Replay();
  replay.begin(100);
  replay.parsed(99);
  expect(answers.filter((text) => !replay.swallows(text))).toEqual([]);
  expect(typed.filter((text) => replay.swallows(text))).toEqual([]);
});

test('once the old output is parsed, and without any, answers go to the program', () => {
  const replay = new Replay();
  expect(replay.swallows('\x1b[0n')).toBe(false);
  replay.begin(100);
  replay.parsed(100);
  expect(replay.swallows('\x1b[0n')).toBe(false);
});
