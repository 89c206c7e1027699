import { z } from 'zod';

const text = z.string().max(500);

/** Why something was denied, for programs. */
const CODES = [
  'no-rule',
  'out-of-turn',
  'replay',
  'not-verified',
  'no-seal',
  'bad-signature',
  'forged-source',
  'malformed',
  'too-large',
  'verdict-no',
  'request-refused',
  'faulty-policy',
] as const;

export type Code = (typeof CODES)[number];

/** One thing that was decided: a line of the security log. */
export const decisionSchema = z.strictObject({
  id: z.uuid().nullable().describe('of the update; null where it is about none'),
  source: text.describe('who sent it: as the broker knows, where it asks for passwords; else as the message says'),
  destination: text.describe('whom it was for'),
  operation: text.describe('what was asked or told'),
  decision: z.enum(['allowed', 'denied']),
  hop: z.int().min(1).max(99).nullable().describe('which step of an update it was, by the rule that was asked'),
  code: z.enum(CODES).nullable().describe('why it was denied, for programs'),
  reason: text.nullable().describe('why it was denied, for people'),
  at: z.iso.datetime().describe('when, UTC'),
});

export type RecordedDecision = z.infer<typeof decisionSchema>;
