import { short, type FileText } from '@stackyard/kit';

/** The four ways, by their names in breakins.json. */
export const WAYS = ['token', 'algorithm', 'digest', 'file'] as const;
export type Way = (typeof WAYS)[number];

/** What the learner found out about one way: who said no, and after how many messages. */
export interface Answer {
  no: string;
  /** null where it is no whole number. */
  after: number | null;
}

/** What the learner wrote; null for a way that is missing. */
export type Breakins = Record<Way, Answer | null>;

/** Why breakins.json can’t be read: what was found, and what to do next. */
export interface Unreadable {
  headline: string;
  found: string;
  hint: string;
}

export function readBreakins(file: FileText): Breakins | Unreadable {
  if (!file.found)
    return {
      headline: 'There is no breakins.json yet',
      found: `~/secure-update/breakins.json: ${file.why}`,
      hint: 'Save the block of the page, then fill in what you found in the log.',
    };
  let json: unknown;
  try {
    json = JSON.parse(file.text);
  } catch (error) {
    return {
      headline: 'breakins.json is not JSON yet',
      found: short(error instanceof Error ? error.message : String(error), 120),
      hint: 'Names stand in double quotes, numbers bare. `jq . breakins.json` shows the place.',
    };
  }
  const field = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const toAnswer = (way: Way): Answer | null => {
    const told = field(json, way);
    const [no, after] = [field(told, 'no'), Number(field(told, 'after') ?? Number.NaN)];
    return typeof no === 'string'
      ? { no: no.trim().toLowerCase(), after: Number.isInteger(after) ? after : null }
      : null;
  };
  const [token, algorithm, digest, changed] = WAYS.map(toAnswer);
  return { token: token ?? null, algorithm: algorithm ?? null, digest: digest ?? null, file: changed ?? null };
}
