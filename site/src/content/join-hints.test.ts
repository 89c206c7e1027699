import { expect, test } from 'vitest';
import { joinHints } from './join-hints.ts';

const hint = (words: string) =>
  `<!--hint--><details data-state="closed">Hint %n% of %of% ${words}</details><!--/hint-->`;

test('neighbours become one staircase, numbered, the first being next', () => {
  expect(joinHints(`<p>a</p>${hint('x')}\n${hint('y')}<p>b</p>`)).toBe(
    '<p>a</p><sy-hints class="hints"><details data-state="next">Hint 1 of 2 x</details>\n<details data-state="closed">Hint 2 of 2 y</details></sy-hints><p>b</p>',
  );
});

test('numbers go on over a paragraph between', () => {
  const html = joinHints(`${hint('x')}<p>b</p>${hint('y')}`);
  expect(html.match(/Hint \d of \d/g)).toEqual(['Hint 1 of 2', 'Hint 2 of 2']);
  expect(html.split('<sy-hints').length - 1).toBe(2);
});

test('a page without hints is untouched', () => {
  expect(joinHints('<p>a</p>')).toBe('<p>a</p>');
});
