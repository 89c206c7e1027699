import { expect, test } from 'vitest';
import { toPieces } from './slots.ts';

test('a place to fill in loses its marks and keeps its words', () => {
  expect(toPieces('"digest": "‹paste it here›"}')).toEqual([
    { text: '"digest": "', slot: false },
    { text: 'paste it here', slot: true },
    { text: '"}', slot: false },
  ]);
});

test('code without places is one piece', () => {
  expect(toPieces('curl -s localhost')).toEqual([{ text: 'curl -s localhost', slot: false }]);
});

test('a mark that is never closed stays as it is', () => {
  expect(toPieces('a ‹ b')).toEqual([{ text: 'a ‹ b', slot: false }]);
});
