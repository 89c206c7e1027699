import type { StepProof } from '@stackyard/protocol/step-proof';
import { moment } from '../words/time.ts';

/** When a step was last proven here, in one sentence; `null` where it was not, or only as another edition of the lab. */
export function provenWords(proof: StepProof | null, now: number): string {
  if (proof === null) return 'Not proven here yet';
  return `Proven ${moment(proof.at, now)}: ${shown(proof).join(', ')}`;
}

function shown({ by, refused, mutants }: StepProof): string[] {
  if (by === 'runner') return ['the solution passes'];
  const answers = refused === 0 ? [] : [`${refused} wrong ${refused === 1 ? 'answer' : 'answers'} refused`];
  const broken = mutants === null ? [] : [`${mutants.killed} of ${mutants.of} broken solutions noticed`];
  return ['the solution passes', ...answers, ...broken];
}

const SHORT_ID = 12;

/** `sha256:0123…` as Docker’s own lists show it. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, SHORT_ID);
}
