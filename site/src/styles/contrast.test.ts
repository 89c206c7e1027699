import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

type Theme = 'light' | 'dark';
const papers = ['yard', 'surface', 'sunken', 'raised'];
const paints = ['marine', 'bottle', 'oxide', 'ochre'];

/** Foreground, background, least ratio (WCAG 2: 4.5 for text, 3 for the border of a control and the focus ring). */
const pairs: [string, string, number][] = [
  ...['ink', 'ink-2', 'ink-3', ...paints].flatMap((text) =>
    papers.map((paper): [string, string, number] => [text, paper, 4.5]),
  ),
  ...paints.flatMap((paint): [string, string, number][] => [
    [paint, `${paint}-wash`, 4.5],
    ['ink', `${paint}-wash`, 4.5],
    ['ink-2', `${paint}-wash`, 4.5],
    ['on-paint', paint, 4.5],
  ]),
  ['ink', 'oxide-mark', 4.5],
  ['on-paint', 'ink', 4.5],
  ['on-paint', 'ink-2', 4.5],
  ['term-text', 'term', 4.5],
  ['marine', 'term', 4.5],
  ['ink-3', 'term', 4.5],
  ...['word', 'text', 'value', 'name', 'kind', 'wrong', 'note'].flatMap((syntax) =>
    ['term', 'code-line', 'code-selection', 'marine-wash', 'ochre-wash'].map((paper): [string, string, number] => [
      `syntax-${syntax}`,
      paper,
      4.5,
    ]),
  ),
  ...['code-line', 'code-selection', 'marine-wash', 'ochre-wash'].map((paper): [string, string, number] => [
    'term-text',
    paper,
    4.5,
  ]),
  ...papers.map((paper): [string, string, number] => ['edge', paper, 3]),
];

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function colour(name: string, theme: Theme): string {
  const value = tokens.get(name)?.[theme];
  if (value === undefined) throw new Error(`tokens.css has no --${name} with a light and a dark value.`);
  return value;
}

test.each(['light', 'dark'] as const)('every pair of the token table stays readable in %s', (theme) => {
  const faint = pairs
    .map(([text, paper, least]) => ({ text, paper, least, is: ratio(colour(text, theme), colour(paper, theme)) }))
    .filter(({ is, least }) => is < least);
  expect(faint).toEqual([]);
});
