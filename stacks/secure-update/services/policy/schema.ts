import { z } from 'zod';
import { ANY, OPERATIONS, RECEIVERS, SENDERS } from './names.ts';

/** What a message has to show, apart from who, whom and what. */
const CONDITIONS = ['verified', 'refused', 'sealed', 'signed'] as const;

const hop = z.int().min(1).max(99);
const condition = z.enum(CONDITIONS);
const oneOrMore = <One extends z.ZodType>(one: One) => z.union([one, z.array(one).min(1)]);

const ruleSchema = z.strictObject({
  hop: hop
    .optional()
    .describe('number of this step of an update; the monitor remembers, for each update, which have passed'),
  from: z.enum([ANY, ...SENDERS]).describe('who sends'),
  to: z.enum([ANY, ...RECEIVERS]).describe('whom it is for'),
  operation: z.enum([ANY, ...OPERATIONS]).describe('what is asked or told'),
  after: oneOrMore(z.union([hop, z.literal('nothing')]))
    .optional()
    .describe(
      'passes only if this hop was the last that passed for the same update; nothing: none has. Left out: at any time',
    ),
  when: oneOrMore(condition)
    .optional()
    .describe(
      'verified: the verifier said yes to this update; refused: it did not; sealed: the blob ends with the seal; signed: the verifier signed this blob for this update. A list: all of them',
    ),
});

/** The file that says what the monitor passes on. What no rule allows is denied. */
export const policySchema = z.strictObject({
  older_versions: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe('whether the updater installs a version older than the one that runs'),
  rules: z.array(ruleSchema).max(200).describe('an empty list denies everything'),
});

export type Condition = z.infer<typeof condition>;
export type Policy = z.infer<typeof policySchema>;
export type Rule = Policy['rules'][number];

/** What may be the last hop of the update when this rule passes; undefined: any. */
export function turnsOf({ after }: Rule): (number | 'nothing')[] | undefined {
  return after === undefined ? undefined : [after].flat();
}

export function conditionsOf({ when }: Rule): Condition[] {
  return when === undefined ? [] : [when].flat();
}
