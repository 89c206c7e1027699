import { expect, test } from 'vitest';
import { Modes } from './modes.ts';

function modesOf(...chunks: string[]): { modes: Modes; head: number } {
  const modes = new Modes();
  let seq = 1000;
  for (const chunk of chunks) {
    modes.push(Buffer.from(chunk), seq);
    seq += chunk.length;
  }
  return { modes, head: seq };
}

const vim = '\x1b[?1049h\x1b[?1;2004htext\x1b[?25l';

test('a page whose replay begins later is put into the modes in force', () => {
  const { modes, head } = modesOf(vim, 'more');
  expect(modes.before(head)).toBe('\x1b[?1049h\x1b[?1h\x1b[?2004h\x1b[?25l');
  expect(modes.ownsScreenSince(head)).toBe(true);
});

test('wherever the output is split', () => {
  const whole = modesOf(vim).modes.before(2000);
  for (let at = 1; at < vim.length; at += 1)
    expect(modesOf(vim.slice(0, at), vim.slice(at)).modes.before(2000)).toBe(whole);
  expect(modesOf(...vim.split('')).modes.before(2000)).toBe(whole);
});

test('what the replay will set itself is left to it', () => {
  const { modes } = modesOf('0123456789', vim);
  expect(modes.before(1010)).toBe('');
  expect(modes.ownsScreenSince(1010)).toBe(false);
  expect(modes.before(1011)).toBe('\x1b[?1049h');
});

test('what was set and taken back is as at first', () => {
  const { modes, head } = modesOf(vim, '\x1b[?1049l\x1b[?1;2004l\x1b[?25h');
  expect(modes.before(head)).toBe('');
  expect(modes.ownsScreenSince(head)).toBe(false);
});

test('other sequences and modes are none of ours', () => {
  const { modes, head } = modesOf('\x1b[?6n\x1b[?1;2c\x1b[4h\x1b[?2026h\x1b[?', 'x', '\x1b[?1000');
  expect(modes.before(head)).toBe('');
});
