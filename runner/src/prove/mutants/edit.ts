export const MUTATORS = [
  'previous-state',
  'drop-command',
  'drop-flag',
  'wrong-port',
  'wrong-name',
  'missing-secret',
  'swapped-order',
  'empty-file',
] as const;
export type Mutator = (typeof MUTATORS)[number];

/** What stands from `from` to `to`, in characters, gives way to `put`. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/** A wrong answer made from a right one: its changes, in the order of the text. */
export interface Edit {
  /** In a few words, such as “without --wait”. */
  readonly what: string;
  readonly changes: readonly Change[];
}

export function apply(text: string, changes: readonly Change[]): string {
  return changes.reduceRight((whole, { from, to, put }) => whole.slice(0, from) + put + whole.slice(to), text);
}

/** Words for people: on one line, and not too many. */
export function brief(text: string): string {
  const line = text.replaceAll(/\s*\\?\n\s*/g, ' ').trim();
  return line.length <= 48 ? line : `${line.slice(0, 47)}…`;
}
