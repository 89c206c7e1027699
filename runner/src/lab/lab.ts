import type { Check, View } from '@stackyard/kit';
import type { LabFrontmatter, StepFrontmatter } from '@stackyard/protocol/lab';

/** A fenced block of a step’s page that does something. */
export type Block =
  | { readonly kind: 'run'; readonly terminal: string; readonly code: string; readonly line: number }
  | { readonly kind: 'copy'; readonly code: string; readonly line: number }
  | {
      readonly kind: 'save-as';
      /** Relative to the learner’s home. */
      readonly path: string;
      readonly code: string;
      /** Places that the learner fills in, written `‹like this›` in the page. */
      readonly slots: readonly string[];
      readonly line: number;
    };

/** A plausible bad solution and the finding that must catch it. */
export interface WrongAnswer {
  readonly name: string;
  readonly finding: string;
  /** The page’s blocks are run before it, as a learner runs them. */
  readonly afterBlocks: boolean;
  /** The wrong answer of the same step whose machine it is given in, once that one was refused; null: in a machine of its own. */
  readonly follows: string | null;
  readonly script: string;
}

export interface Step {
  /** Folder name, such as 02-ship-an-update. */
  readonly id: string;
  readonly number: string;
  readonly frontmatter: StepFrontmatter;
  readonly blocks: readonly Block[];
  readonly check: Check;
  /** Names of the check’s findings, in order. */
  readonly findings: readonly string[];
  /** What a learner does whom the page leaves to think; null where the blocks are enough. */
  readonly solve: string | null;
  readonly wrong: readonly WrongAnswer[];
}

/** A lab as its folder says it, checked and frozen. */
export interface Lab {
  readonly id: string;
  /** “01”. */
  readonly number: string;
  readonly dir: string;
  readonly frontmatter: LabFrontmatter;
  /** The sum of its steps, unless the definition overrides it. */
  readonly minutes: number;
  readonly steps: readonly Step[];
  /** What the page shows of the machine beside the steps; null where the definition names none. */
  readonly view: View | null;
}
