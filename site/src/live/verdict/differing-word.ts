import type { Mark } from './first-difference.ts';
import { commonEnd, commonStart } from './first-difference.ts';

/** From so many words on a value is a list or a sentence, and its words are what differs. */
const WORDS = 3;

/**
 * Of two lists or sentences of which one lacks words of the other, or has others in their place: those words, and the difference in
 * words of its own. Null where they are too unlike, or where it is a character within one word that differs.
 */
export function differingWord(expected: string, found: string): { mark: Mark; says: string } | null {
  const [wanted, given] = [wordsOf(expected), wordsOf(found)];
  if (Math.max(wanted.length, given.length) < WORDS) return null;
  const [these, those] = [wanted.map(bare), given.map(bare)];
  const at = commonStart(these, those);
  const end = commonEnd(these.slice(at), those.slice(at));
  if (at + end < Math.max(wanted.length, given.length) / 2) return null;
  const [lost, other] = [wanted.slice(at, wanted.length - end), given.slice(at, given.length - end)];
  if (lost.length === 0 && other.length === 0) return null;
  if (lost.length === 1 && other.length === 1 && isOneWordMistyped(lost[0] ?? '', other[0] ?? '')) return null;
  const [missing, instead] = [bare(lost.join('')), bare(other.join(''))];
  const says =
    instead === ''
      ? `${missing} missing`
      : missing === ''
        ? `${instead} too many`
        : `${instead} in place of ${missing}`;
  // a comma behind the last word that both have belongs to what follows it
  const from = Math.min(lengthOf(wanted.slice(0, at)), lengthOf(given.slice(0, at)));
  const spanOf = (words: readonly string[]): number => lengthOf(words.slice(0, words.length - end)) - from;
  return { mark: { at: from, ofExpected: spanOf(wanted), ofFound: spanOf(given) }, says };
}

/** Words, each with the space behind it. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

const bare = (word: string): string => word.trim().replace(/,$/, '');

const lengthOf = (words: readonly string[]): number => words.join('').length;

const isOneWordMistyped = (a: string, b: string): boolean =>
  commonStart(a, b) + commonEnd(a, b) >= Math.max(a.length, b.length) / 2;
