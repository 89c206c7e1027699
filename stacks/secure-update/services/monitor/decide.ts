import type { Event } from '../bus/event.ts';
import { ANY, RECEIVERS, SENDERS } from '../policy/names.ts';
import type { Policy, Rule } from '../policy/schema.ts';
import { conditionsOf, turnsOf } from '../policy/schema.ts';
import type { Facts } from './conditions.ts';
import { findUnmet, verdictAfter } from './conditions.ts';
import type { Denial } from './denial.ts';
import type { Progress } from './progress.ts';

/** `hop` is that of the rule which was asked, null where none has one; `progress` is the update's after this message. */
export type Decision =
  | { allowed: true; hop: number | null; progress: Progress }
  | ({ allowed: false; hop: number | null } & Denial);

interface Known extends Omit<Facts, 'event'> {
  policy: Policy;
}

/** Compares an event with the policy and with what has passed of the same update. Default: denied. */
export function decide(event: Event, { policy, progress, verifierKey }: Known): Decision {
  const facts = { event, progress, verifierKey };
  if (event.blob_id !== undefined && event.blob_id !== event.id) {
    return { allowed: false, hop: null, code: 'malformed', reason: 'malformed: blob_id: not the id of this update' };
  }
  const denials: { rule: Rule; denial: Denial; inTurn: boolean }[] = [];
  for (const rule of policy.rules.filter((one) => isAbout(one, event))) {
    const turn = findWrongTurn(rule, progress);
    const denial = turn ?? findUnmet(conditionsOf(rule), facts);
    if (denial === undefined) return { allowed: true, hop: rule.hop ?? null, progress: after(rule, facts) };
    denials.push({ rule, denial, inTurn: turn === undefined });
  }
  const closest = findClosest(denials, facts);
  if (closest !== undefined) return { allowed: false, hop: closest.rule.hop ?? null, ...closest.denial };
  const { source, deliver_to, operation } = event;
  return {
    allowed: false,
    hop: null,
    code: 'no-rule',
    reason: `no rule lets ${source} tell ${deliver_to} ${operation}`,
  };
}

function isAbout({ from, to, operation }: Rule, event: Event): boolean {
  const among = (names: readonly string[], name: string) => names.includes(name);
  return (
    (from === ANY ? among(SENDERS, event.source) : from === event.source) &&
    (to === ANY ? among(RECEIVERS, event.deliver_to) : to === event.deliver_to) &&
    (operation === ANY || operation === event.operation)
  );
}

function findWrongTurn(rule: Rule, { passed }: Progress): Denial | undefined {
  const turns = turnsOf(rule);
  const last = passed.at(-1);
  if (turns === undefined || turns.includes(last ?? 'nothing')) return undefined;
  const { hop = 0 } = rule;
  if (passed.includes(hop)) {
    return { code: 'replay', reason: `hop ${hop} of this update has passed already; the last one was ${last}` };
  }
  const comes = turns.map((turn) => (turn === 'nothing' ? 'nothing' : `hop ${turn}`)).join(' or ');
  const found = last === undefined ? 'no hop of this update has passed yet' : `the last hop of this update was ${last}`;
  return { code: 'out-of-turn', reason: `hop ${hop} comes after ${comes}; ${found}` };
}

/** Of several rules about the same message, the one that its sender must have meant: whose conditions it meets. */
function findClosest<One extends { rule: Rule; denial: Denial; inTurn: boolean }>(denials: One[], facts: Facts) {
  return (
    denials.find(({ denial }) => denial.code === 'replay') ??
    denials.find(({ rule, inTurn }) => !inTurn && findUnmet(conditionsOf(rule), facts) === undefined) ??
    denials.find(({ inTurn }) => inTurn) ??
    denials[0]
  );
}

/** More than any policy has; a rule without `after` can pass any number of times. */
const REMEMBERED = 99;

function after({ hop }: Rule, { event, progress }: Facts): Progress {
  return {
    passed: hop === undefined ? progress.passed : [...progress.passed, hop].slice(-REMEMBERED),
    verdict: verdictAfter(event, progress.verdict),
    digest: progress.passed.length === 0 ? (event.digest?.toLowerCase() ?? progress.digest) : progress.digest,
  };
}
