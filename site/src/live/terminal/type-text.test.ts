import { expect, test } from 'vitest';
import { typedText } from './type-text.ts';

test('a shell that takes pasted text gets the block in one piece, then Enter', () => {
  expect(typedText('a \\\n  b\n', true)).toBe('\u001b[200~a \\\n  b\u001b[201~\r');
});

test('one that does not gets it line by line', () => {
  expect(typedText('a\nb', false)).toBe('a\rb\r');
});

test('a block cannot end its own paste', () => {
  expect(typedText('a\u001b[201~rm -rf ~', true)).toBe('\u001b[200~a[201~rm -rf ~\u001b[201~\r');
});
