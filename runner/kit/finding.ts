import type { FindingResult } from '@stackyard/protocol/verdict';

/** What a finding came to, in words; its name is added by whoever runs it. */
export type Outcome = Omit<FindingResult, 'name'>;

/** One named part of a check. All are asked at once: what several of them need, they share through `once`. */
export interface Finding {
  readonly name: string;
  readonly ask: () => Promise<Outcome> | Outcome;
}

/** Names one part of a check. `name` is kebab-case and unique in its check; a wrong answer declares it. */
export function finding(name: string, ask: Finding['ask']): Finding {
  return { name, ask };
}

export interface PassWords {
  expected?: string;
  found?: string;
}

/** The finding holds. The headline says what is so, such as “The app answers with version 1.0.4b”. */
export function pass(headline: string, words: PassWords = {}): Outcome {
  return { outcome: 'pass', headline, ...words };
}

/** Words for the learner; what stands between backticks is shown as code. */
export interface FailWords {
  /** What is wrong, in the learner’s own terms. */
  headline: string;
  /** Evidence that can be repeated. Put two values to be compared on the last lines of `expected` and `found`. */
  expected: string;
  found: string;
  /** The next thing to try: smaller than the solution. */
  hint: string;
  /** A command with which the learner sees the same. */
  see?: string;
}

/** The finding does not hold, and this is why. */
export function fail(words: FailWords): Outcome {
  return { outcome: 'fail', ...words };
}

/**
 * A probe could not tell: the machine’s Docker is silent, a broker gave up halfway. Whoever catches it shows the finding as `error`;
 * it never counts against the learner.
 */
export class CannotTell extends Error {
  override readonly name = 'CannotTell';
  readonly hint: string;

  constructor(headline: string, hint: string) {
    super(headline);
    this.hint = hint;
  }
}
