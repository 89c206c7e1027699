import { expect, test } from 'vitest';
import { verdictText } from './verdict-text.ts';

test('what holds is a line, what does not has all its words, and the whole is said last', () => {
  expect(
    verdictText({
      step: '01-start',
      outcome: 'fail',
      at: '2026-11-21T12:00:00.000Z',
      tookMs: 1234,
      findings: [
        { name: 'app-answers', outcome: 'pass', headline: 'The app answers', found: '200' },
        {
          name: 'version',
          outcome: 'fail',
          headline: 'The app is old',
          expected: '1.1',
          found: '1.0\nand more',
          hint: 'Ship it.',
        },
        { name: 'bus', outcome: 'error', headline: 'The bus is silent', see: 'docker ps' },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "✓ app-answers  The app answers
    ✗ version  The app is old
        expected  1.1
        found     1.0
                  and more
        hint      Ship it.
    ? bus  The bus is silent
        see       docker ps
    ✗ 01-start fails (1.2 s)"
  `);
});
