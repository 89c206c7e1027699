import type { Code } from '../security-log/decision.ts';

/** Why a message does not pass: for programs and for people. */
export interface Denial {
  code: Code;
  reason: string;
}
