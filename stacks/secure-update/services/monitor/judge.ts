import type { KeyObject } from 'node:crypto';
import { parseEvent } from '../bus/event.ts';
import type { Event } from '../bus/event.ts';
import { MAX_MESSAGE_BYTES } from '../bus/topics.ts';
import type { Policy } from '../policy/schema.ts';
import type { RecordedDecision } from '../security-log/decision.ts';
import { decide } from './decide.ts';
import type { Denial } from './denial.ts';
import { describeMessage } from './describe-message.ts';
import type { Progress } from './progress.ts';

export interface Bench {
  /** Null: there is none that can be read, and `reason` says why. */
  policy: Policy | null;
  reason: string;
  progressOf: (id: string) => Progress;
  /** Gives the verifier's public key, where files are signed; asked only once there is a signature to check. */
  verifierKey?: (() => KeyObject) | undefined;
}

/** Who wrote a message, as the broker knows it; `claimed`: nobody asked it, and the message is believed. */
export type Sender = { proven: string | null } | 'claimed';

export interface Judgement {
  /** What goes on record, without the time. */
  records: Omit<RecordedDecision, 'at'>[];
  /** The event to be passed on, as text, and where its update then stands. */
  pass?: { event: Event; text: string; progress: Progress };
}

/** Judges a message that may be anything at all. Never throws, and passes nothing that the policy does not allow. */
export function judge(text: string, sender: Sender, { policy, reason, progressOf, verifierKey }: Bench): Judgement {
  const about = describeMessage(text);
  if (sender !== 'claimed') about.source = sender.proven ?? '?';
  const deny = ({ hop = null, ...denial }: Denial & { hop?: number | null }): Judgement => ({
    records: [{ ...about, decision: 'denied', hop, ...denial, reason: denial.reason.slice(0, 500) }],
  });

  const parsed = parseEvent(text);
  if (!parsed.ok) return deny({ code: 'malformed', reason: parsed.reason });
  const forged = findForgery(parsed.event, sender);
  if (forged !== undefined) return deny(forged);
  if (policy === null) return deny({ code: 'no-rule', reason });

  const { event } = parsed;
  const decision = decide(event, { policy, progress: progressOf(event.id), verifierKey });
  if (!decision.allowed) {
    const { hop, code, reason } = decision;
    return deny({ hop, code, reason });
  }
  const { hop, progress } = decision;
  const passed = { ...event, authorized: true, older_versions: policy.older_versions };
  const json = JSON.stringify(passed);
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_MESSAGE_BYTES) {
    return deny({
      hop,
      code: 'too-large',
      reason: `a message of ${bytes} bytes does not fit the bus (${MAX_MESSAGE_BYTES})`,
    });
  }
  const records: Judgement['records'] = [{ ...about, decision: 'allowed', hop, code: null, reason: null }];
  // the verifier's no is an answer that must pass, and it is a refusal all the same
  if (progress.verdict === 'no' && event.operation === 'handle_verification_result') {
    const no = event.reason ?? 'the verifier gave no reason';
    records.push({ ...about, decision: 'denied', hop, code: 'verdict-no', reason: no });
  }
  return { records, pass: { event, text: json, progress } };
}

function findForgery({ source }: Event, sender: Sender): Denial | undefined {
  if (sender === 'claimed' || sender.proven === source) return undefined;
  const reason =
    sender.proven === null
      ? `it claims to be from ${source}, but came in no transaction: nobody answers for it`
      : `${sender.proven} wrote it, and it claims to be from ${source}`;
  return { code: 'forged-source', reason };
}
