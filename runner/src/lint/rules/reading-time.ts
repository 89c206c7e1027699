import { lineOfKey } from '../frontmatter.ts';
import { proseOf } from '../prose.ts';
import type { Rule, Said } from '../rule.ts';
import type { PageText, StepText } from '../subject.ts';

const WORDS_A_MINUTE = 200;
/** To find a block, run it, wait and look at what it says. */
const SECONDS_A_BLOCK = 20;
const TOO_OPTIMISTIC = 1.5;
const MOST_MINUTES = 12;

/** Until people were measured, the minutes of a step are a reader’s at 200 words a minute and those of its commands. */
export const readingTime: Rule = {
  name: 'reading-time',
  says: 'A step says honestly how long it takes, and takes at most 12 minutes unless that was measured.',
  look: ({ steps }) => steps.flatMap(judge),
};

function judge({ page, step }: StepText): Said[] {
  if (page === null || step === null) return [];
  const { minutes, measured } = step.frontmatter;
  const at = { path: page.path, line: lineOfKey(page.text, ['minutes']) };
  if (measured === true) return [];
  const needs = wordsIn(page) / WORDS_A_MINUTE + (step.blocks.length * SECONDS_A_BLOCK) / 60;
  const told = `${needs.toFixed(1)} (${wordsIn(page)} words, ${step.blocks.length} blocks)`;
  if (minutes > MOST_MINUTES)
    return [
      {
        ...at,
        expected: `at most ${MOST_MINUTES} minutes: make it two steps, or say \`measured: true\``,
        found: String(minutes),
      },
    ];
  if (needs > MOST_MINUTES)
    return [{ ...at, expected: `at most ${MOST_MINUTES} minutes to read and run: make it two steps`, found: told }];
  if (needs > minutes * TOO_OPTIMISTIC)
    return [
      {
        ...at,
        severity: 'warning',
        expected: `about ${Math.ceil(needs)} minutes, or fewer words`,
        found: `minutes: ${minutes}, reading and running takes ${told}`,
      },
    ];
  return [];
}

function wordsIn({ tree }: PageText): number {
  if (tree === null) return 0;
  return [...proseOf(tree)].reduce(
    (sum, { text }) => sum + text.split(/\s+/).filter((word) => /\w/.test(word)).length,
    0,
  );
}
