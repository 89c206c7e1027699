import { count, fail, pass, short, type Outcome } from '@stackyard/kit';
import type { Decision } from '../checks/decisions.ts';
import { thirteen, type Message } from '../checks/thirteen.ts';

const ID = '2b9e6c14-7d03-4f5a-8c61-3a90d7e4b582';
const REFUSED = '6f1d8a37-90c2-4b7e-a5d4-e83b0c7f2196';
const REPORT = 'd4a7b3f0-1c58-4e29-9f06-b2e871c35a6d';
const SEE = `docker compose exec -T monitor policy try < thirteen.jsonl | jq -c '{decision, hop, operation, reason}'`;

/** An update as it should be, one to which the verifier says no, and the manager’s report of whom it turned away. */
export const GOOD: readonly string[] = [...thirteen(ID), ...refused(), report()].map((message) =>
  JSON.stringify(message),
);

function refused(): Message[] {
  const hops = thirteen(REFUSED);
  const no = { verified: false, reason: 'the digest is another one' };
  return [...hops.slice(0, 7), ...hops.slice(9, 10).map((verdict) => ({ ...verdict, ...no }))];
}

function report(): Message {
  return {
    id: REPORT,
    operation: 'request_refused',
    source: 'manager',
    deliver_to: 'security_log',
    reason: 'wrong token',
  };
}

/** The finding that all of them pass: `judged` is what was decided about each. */
export function allowsGood(judged: readonly (Decision | undefined)[]): Outcome {
  return (
    whole(judged.slice(0, 13)) ??
    told(judged[20], {
      headline: 'The verifier’s no does not reach the manager',
      expected: 'handle_verification_result that says no passes at once after hop 7',
      hint: 'The page has that rule, word for word. Without it a refused update never ends.',
    }) ??
    told(judged[21], {
      headline: 'The manager can’t report whom it turned away',
      expected: 'request_refused from manager to security_log passes at any time',
      hint: 'The page has that rule: it is no part of an update, so it has neither hop nor after.',
    }) ??
    pass('Thirteen hops pass in their order, and so do a no and a report', { found: `${GOOD.length} messages tried` })
  );
}

/** What to look at, by the code with which an honest message was denied. */
const STUCK: Record<string, string> = {
  'no-rule': 'No rule has this message. Compare it with the bus, word for word.',
  'out-of-turn': 'A rule has this message, but its `after` names another hop than the one that passes before it.',
  replay:
    'A rule has this message, but its `hop` is that of a message which passed before. Each of the thirteen has a number of its own.',
  'not-verified': 'A rule has this message; its `when` asks for a verdict that the message does not carry, or not yet.',
  'no-seal': 'A rule has this message; its `when` asks for a seal, and the file is not sealed yet at that hop.',
};

function whole(decisions: readonly (Decision | undefined)[]): Outcome | null {
  const hops = thirteen(ID);
  const expected = 'thirteen messages pass, as hops 1 to 13';
  const stuck = decisions.findIndex((decision) => !decision?.allowed);
  if (stuck !== -1) {
    const { source, deliver_to, operation } = hops[stuck] ?? {};
    return fail({
      headline: `An update ends at hop ${stuck + 1}: it is not allowed`,
      expected,
      found: `${count(stuck, 'hop')} passed, then ${String(source)} → ${String(deliver_to)} ${String(operation)}\n${short(decisions[stuck]?.reason ?? 'nothing was decided', 110)}`,
      hint:
        STUCK[decisions[stuck]?.code ?? ''] ??
        'A rule has this message, and asks for something else. The reason says what.',
      see: SEE,
    });
  }
  const other = decisions.findIndex((decision, at) => decision?.hop !== at + 1);
  if (other === -1) return null;
  const hop = decisions[other]?.hop;
  return fail({
    headline: hop === null ? 'Messages pass by a rule that has no hop' : `Hop ${other + 1} passes as hop ${hop}`,
    expected,
    found: `message ${other + 1}, ${String(hops[other]?.operation)}: hop ${hop ?? 'none'}`,
    hint:
      hop === null
        ? 'Does the rule from any to any still stand there? And has each of the thirteen its number?'
        : 'The number of a hop is the line on which it comes in an update.',
    see: SEE,
  });
}

function told(
  decision: Decision | undefined,
  words: { headline: string; expected: string; hint: string },
): Outcome | null {
  return decision?.allowed ? null : fail({ ...words, found: decision?.reason ?? 'nothing was decided', see: SEE });
}
