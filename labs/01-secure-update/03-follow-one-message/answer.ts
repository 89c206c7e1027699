import { short, type FileText } from '@stackyard/kit';

/** What the learner wrote into answer.json. */
export interface Answer {
  id: string;
  operations: string[];
  /** Number of a hop, or the name of an operation; null where it is neither. */
  decides: number | string | null;
}

/** Why answer.json can’t be read: what was found, and what to do next. */
export interface Unreadable {
  headline: string;
  found: string;
  hint: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

export function readAnswer(file: FileText): Answer | Unreadable {
  if (!file.found)
    return {
      headline: 'There is no answer.json yet',
      found: `~/secure-update/answer.json: ${file.why}`,
      hint: 'Save the block of the page, then fill in the three places.',
    };
  let json: unknown;
  try {
    json = JSON.parse(file.text);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return {
      headline: 'answer.json is not JSON yet',
      found: short(found, 120),
      hint: 'Numbers stand bare, names in double quotes, commas between them and none at the end. `jq . answer.json` shows the place.',
    };
  }
  const field = (name: string): unknown =>
    typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
  const id = field('id');
  const operations = field('operations');
  if (!isText(id))
    return {
      headline: 'answer.json names no id',
      found: `id: ${show(id)}`,
      hint: 'It needs the id of the update as text, in double quotes.',
    };
  if (!Array.isArray(operations) || !operations.every(isText))
    return {
      headline: 'answer.json lists no operations',
      found: `operations: ${show(operations)}`,
      hint: 'It needs a list of names: ["…", "…"].',
    };
  return { id: id.trim(), operations: operations.map((name) => name.trim()), decides: toHop(field('decides')) };
}

function toHop(value: unknown): number | string | null {
  if (typeof value === 'number') return value;
  if (isText(value)) return /^\d+$/.test(value.trim()) ? Number(value) : value.trim();
  // a whole message, or its beginning, names its operation
  const operation: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'operation') : null;
  return isText(operation) ? operation : null;
}

const show = (value: unknown): string => (value === undefined ? 'missing' : short(JSON.stringify(value), 60));
