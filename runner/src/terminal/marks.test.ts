import { expect, test } from 'vitest';
import type { Mark } from './host/words.ts';
import { Marks } from './marks.ts';

const command =
  '\x1b]133;A\x07\x1b[32m$ \x1b]133;B\x07ls\r\n\x1b]633;E;ls -l\x07\x1b]133;C\x07total 0\r\n\x1b]133;D;2\x07\x1b]133;A\x07$ ';
const itsMarks: Mark[] = [
  { type: 'prompt' },
  { type: 'started', command: 'ls -l' },
  { type: 'ended', exitCode: 2 },
  { type: 'prompt' },
];

function marksOf(...chunks: (string | Buffer)[]): Mark[] {
  const found: Mark[] = [];
  const marks = new Marks((mark) => found.push(mark));
  for (const chunk of chunks) marks.push(Buffer.from(chunk));
  return found;
}

test('a command is seen to begin, with its words, and to end, with its code', () => {
  expect(marksOf(command)).toEqual(itsMarks);
});

test('wherever the output is split', () => {
  for (let at = 1; at < command.length; at += 1) {
    expect(marksOf(command.slice(0, at), command.slice(at))).toEqual(itsMarks);
  }
  expect(marksOf(...command.split(''))).toEqual(itsMarks);
});

test('with either of the two endings a mark may have', () => {
  expect(marksOf('\x1b]133;C\x1b\\x\x1b]133;D;0\x1b\\')).toEqual([
    { type: 'started', command: null },
    { type: 'ended', exitCode: 0 },
  ]);
});

test('words that would break a mark come back whole', () => {
  expect(marksOf('\x1b]633;E;echo a\\x3b printf "\\\\n"\\x0adate — ü\x07\x1b]133;C\x07')).toEqual([
    { type: 'started', command: 'echo a; printf "\\n"\ndate — ü' },
  ]);
});

test('other titles, links and colours are none of ours', () => {
  expect(marksOf('\x1b]0;title\x07\x1b]8;;http://x\x1b\\x\x1b]8;;\x1b\\\x1b]13\x07\x1b]133;Z\x07\x1b[1m')).toEqual([]);
});

test('an end without a beginning is no command', () => {
  expect(marksOf('\x1b]133;D;0\x07')).toEqual([]);
});

test('a mark that never ends is given up, and later ones are found', () => {
  expect(marksOf('\x1b]133;', Buffer.alloc(9000, 'x'), '\x1b]133;A\x07')).toEqual([{ type: 'prompt' }]);
});

test('a shell that is gone ends its command', () => {
  const found: Mark[] = [];
  const marks = new Marks((mark) => found.push(mark));
  marks.push(Buffer.from('\x1b]133;C\x07'));
  marks.forget();
  marks.forget();
  expect(found).toEqual([
    { type: 'started', command: null },
    { type: 'ended', exitCode: null },
  ]);
});
