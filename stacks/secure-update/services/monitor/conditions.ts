import type { KeyObject } from 'node:crypto';
import type { Event } from '../bus/event.ts';
import type { Condition } from '../policy/schema.ts';
import { checkStatement } from '../seal/check-statement.ts';
import { unseal } from '../seal/seal.ts';
import type { Denial } from './denial.ts';
import type { Progress } from './progress.ts';

export interface Facts {
  event: Event;
  progress: Progress;
  /** Gives the verifier's public key, where files are signed; asked only once there is a signature to check. */
  verifierKey: (() => KeyObject) | undefined;
}

type Check = (facts: Facts) => Denial | undefined;

const VERIFIER = 'verifier';

/** What each word after `when` asks of a message. */
const checks: Record<Condition, Check> = {
  verified({ event, progress }) {
    if (event.verified !== true) return { code: 'not-verified', reason: 'verified is not true in this message' };
    // the verifier's own word is the verdict; from anybody else it must have been heard here before
    if (event.source === VERIFIER || progress.verdict === 'yes') return undefined;
    const verdict =
      progress.verdict === 'no' ? 'its verdict on this update was no' : 'it has given no verdict on this update';
    return { code: 'not-verified', reason: `${event.source} says verified, but the verifier does not: ${verdict}` };
  },

  refused: ({ event }) =>
    event.verified === true
      ? { code: 'not-verified', reason: 'only a no may pass here, and this message says yes' }
      : undefined,

  sealed({ event: { blob } }) {
    if (blob === undefined) return { code: 'no-seal', reason: 'there is no blob' };
    return unseal(blob) === undefined ? { code: 'no-seal', reason: 'the blob has no seal' } : undefined;
  },

  signed({ event, progress, verifierKey }) {
    const bad = (reason: string): Denial => ({ code: 'bad-signature', reason });
    if (verifierKey === undefined)
      return bad('the monitor has no key to check signatures with: compose.signed.yaml gives it one');
    const fault = checkStatement(event, verifierKey);
    if (fault !== undefined) return fault;
    return event.digest?.toLowerCase() === progress.digest
      ? undefined
      : bad('the file is not the one that was ordered: hop 1 had another digest');
  },
};

/** The first condition that a message does not meet. */
export function findUnmet(conditions: readonly Condition[], facts: Facts): Denial | undefined {
  for (const condition of conditions) {
    const denial = checks[condition](facts);
    if (denial !== undefined) return denial;
  }
  return undefined;
}

/** The verdict on an update after this message has passed: the verifier's answer, or what was known before. */
export function verdictAfter(event: Event, before: Progress['verdict']): Progress['verdict'] {
  if (event.source !== VERIFIER || event.operation !== 'handle_verification_result') return before;
  return event.verified === true ? 'yes' : 'no';
}
