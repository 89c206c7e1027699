import type { z } from 'zod';
import { closest } from '../yaml/closest.ts';
import { inside } from '../yaml/inside.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What the schema has to say, in words for whoever wrote the file: what was expected there, what stands there. */
export function sayIssue(issue: Issue, value: unknown): { path: Path; reason: string }[] {
  const { path } = issue;
  const found = path.reduce<unknown>(inside, value);
  const name = path.findLast((part) => typeof part === 'string') ?? 'the policy';
  if (issue.code === 'unrecognized_keys') {
    const known = path.length === 0 ? ['older_versions', 'rules'] : ['hop', 'from', 'to', 'operation', 'after', 'when'];
    return issue.keys.map((key) => ({
      path: [...path, key],
      reason: `nothing here is called ${show(key)}${meant(key, known)}`,
    }));
  }
  const choices = choicesOf(issue);
  const type = issue.code === 'invalid_type' ? TYPES[issue.expected] : undefined;
  const expected = NUMBERS_AND_LISTS[String(name)] ?? type ?? (choices.length > 0 ? list(choices) : issue.message);
  if (found === undefined) return [{ path, reason: `${String(name)} is missing: expected ${expected}` }];
  const meaning = typeof found === 'string' ? meant(found, choices) : '';
  return [{ path, reason: `${String(name)}: expected ${expected}, found ${show(found)}${meaning}` }];
}

/** What may stand in a field that takes more than words. */
const NUMBERS_AND_LISTS: Record<string, string> = {
  hop: 'a number from 1 to 99',
  after: 'the number of a hop, nothing, or a list of these',
  when: 'verified, refused, sealed, signed, or a list of these',
};

const TYPES: Record<string, string> = { array: 'a list', object: 'fields such as name: value' };

/** The words that would have been right. */
function choicesOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap((inner) => choicesOf(inner)) : [];
}

function meant(word: string, choices: readonly string[]): string {
  const near = closest(word, choices);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
