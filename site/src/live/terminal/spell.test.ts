import { expect, test } from 'vitest';
import { asksForSecret, spell } from './spell.ts';

const spelled = (typed: string): string =>
  spell(new TextEncoder().encode(typed))
    .spelled.map((piece) => ('key' in piece ? `<${piece.key}>` : piece.text))
    .join('');
const keys = (typed: string): number => spell(new TextEncoder().encode(typed)).keys;

test('keys are told by what stands on them', () => {
  expect(spelled('ls -la\r')).toBe('ls -la<Enter>');
  expect(spelled('\x1b[A\x1bOB\t\x7f\x1b')).toBe('<↑><↓><Tab><Backspace><Esc>');
  expect(spelled('\x03\x1b[3~\x1b[15~')).toBe('<Ctrl C><Delete><key>');
});

test('a paste is its text, without the marks around it', () => {
  expect(spelled('\x1b[200~echo é\nls\x1b[201~')).toBe('echo é<Enter>ls');
});

test('keys are counted as they are pressed', () => {
  expect([keys('ls\r'), keys('é€😀'), keys('\x1b[A\x1b[A')]).toEqual([3, 3, 2]);
});

test('much is shown cut and counted whole', () => {
  expect(spelled('x'.repeat(100))).toBe(`${'x'.repeat(60)}…`);
  expect(spelled(`${'x'.repeat(60)}\ry`)).toBe(`${'x'.repeat(60)}<Enter>`);
  expect(keys('x'.repeat(100))).toBe(100);
});

test('an answer to a question for a password is not shown', () => {
  expect(['Password: ', '[sudo] password for learner:', 'Enter PIN: '].map(asksForSecret)).toEqual([true, true, true]);
  expect(['learner@lab:~$ ', 'cat password.txt', 'Continue? '].map(asksForSecret)).toEqual([false, false, false]);
});
