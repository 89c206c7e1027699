import { proseOf } from '../prose.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../subject.ts';

const BANNED = /\b(?:simply|just|easy|easily)\b/gi;

/** What is hard for the reader is not made less so by a word, and what is not needs none. */
export const plainWords: Rule = {
  name: 'plain-words',
  says: 'No “simply”, “just” or “easy”: they help nobody who finds it hard.',
  look: (subject) =>
    pagesOf(subject).flatMap(({ path, tree }) =>
      [...proseOf(tree)].flatMap(({ text, line }) =>
        [...text.matchAll(BANNED)].map(({ 0: word, index }) => ({
          path,
          line: line + linesBefore(text, index),
          expected: 'the sentence without it',
          found: word,
        })),
      ),
    ),
};

const linesBefore = (text: string, index: number): number => text.slice(0, index).split('\n').length - 1;
