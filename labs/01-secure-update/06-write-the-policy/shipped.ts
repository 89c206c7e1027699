import { fail, pass, short, type Outcome } from '@stackyard/kit';
import type { Decision } from '../checks/decisions.ts';
import { hopsOf } from '../checks/thirteen-hops.ts';
import { isInOrder, isUnderWay, told, type Update } from '../checks/updates.ts';

const SEE = `curl -s localhost:6002/decisions | jq -r '.[-15:][] | [.decision, .hop, .source, .destination, .operation] | @tsv'`;

/** What to look at, by the code of the no, or by the state where nothing was denied. */
const STOPPED: Record<string, string> = {
  'verdict-no': 'The verifier said no: does the digest in your order fit the file as it is now?',
  'no-rule': 'No rule of your policy has the message that comes next. `policy try` shows the same without an order.',
  'out-of-turn': 'A rule has the message, and its `after` waits for another hop than the one that passed last.',
  replay: 'A message came with the `hop` of one that had passed: do two of your rules have one number?',
  'not-verified': 'A `when` asks for a verdict at a hop where the message does not carry one.',
  'no-seal': 'A `when` asks for a seal at a hop where the file has none yet.',
  'under way':
    'Give it two seconds. If it stays, some service waits for a message that never came: the last hop above says which.',
  refused: 'Your policy let it pass. The reason tells who refused it, and what for.',
  failed: 'Your policy let it pass as far as it came. The reason tells what went wrong on the way.',
};

/** The finding that an update went through the system since the policy is in force. */
export function realUpdate(updates: readonly Update[]): Outcome {
  const whole = updates.find((update) => update.state === 'done' && isInOrder(update));
  if (whole)
    return pass('An update went through, hop by hop', { found: `update ${whole.id.slice(0, 8)}: hops 1 to 13, done` });
  const expected = 'an update that is done, with thirteen allowed decisions, numbered 1 to 13';
  const [last] = updates;
  const numbered = last ? hopsOf(last.decisions, last.id) : [];
  if (!last || numbered.length === 0)
    return fail({
      headline: 'No update has gone by your policy yet',
      expected,
      found: last ? `${told(last)}\npassed by a rule that numbers nothing` : 'no update',
      hint: 'Once the policy is as you want it, ship an update: the digest as it is now, into the order, and post.',
      see: SEE,
    });
  const denied = last.decisions.findLast(({ allowed }) => !allowed);
  return fail({
    headline: denied
      ? `Your policy ended the newest update after hop ${numbered.at(-1)}`
      : `The newest update is ${last.state}`,
    expected,
    found: `update ${last.id.slice(0, 8)}: hops ${numbered.join(', ')}\n${short(denied?.reason ?? last.reason, 110)}`,
    hint:
      STOPPED[denied?.code ?? (isUnderWay(last) ? 'under way' : last.state)] ??
      'The reason says what was asked of the message that was stopped.',
    see: SEE,
  });
}

/** The finding that the downloader’s order to the updater, which passed once, is denied now. */
export function attackRefused(decisions: readonly Decision[]): Outcome {
  const attacks = decisions.filter(
    ({ source, destination, operation }) =>
      source === 'downloader' && destination === 'updater' && operation === 'proceed_with_update',
  );
  const last = attacks.at(-1);
  const expected = 'the newest proceed_with_update from downloader to updater is denied';
  if (last && !last.allowed)
    return pass('The downloader can’t give orders to the updater any more', { found: short(last.reason, 100) });
  return fail({
    headline: last ? 'When the attack was made last, it passed' : 'The attack has not been made yet',
    expected,
    found: last ? `decision ${last.seq}: allowed` : 'no such message in the log',
    hint: last ? 'Make it once more, now that your policy is in force.' : 'The page begins with it.',
    see: SEE,
  });
}
