import { defineCheck, fail, finding, once, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';
import { readDecisions, type Decision } from '../checks/decisions.ts';
import { hasShipped, servesSource } from '../checks/ship.ts';
import { thirteen } from '../checks/thirteen.ts';
import { tryPolicy } from '../checks/try-policy.ts';
import { readUpdates } from '../checks/updates.ts';
import { judgeKeys } from './judge-keys.ts';
import { readKeys } from './read-keys.ts';

const LAST = 13;
const ID = '5b1c9f1e-8a55-4d0c-9a53-2a6b1e0f7c44';

/** Files are signed by keys in the right hands, the swapped file was refused for its signature, and an honest update passes. */
export default defineCheck((context) => {
  const decisions = once(() => readDecisions(context));
  const refused = once(async () => (await decisions()).find(isSwap));
  return [
    finding('keys-in-their-place', async () => judgeKeys(await readKeys(context))),
    finding('policy-asks-signature', () => asksSignature(context)),
    finding('attack-refused', async () => wasRefused(await refused(), await decisions())),
    finding('honest-update', async () => {
      const updates = await readUpdates(context, await decisions());
      return hasShipped(context, { updates, after: await refused(), what: 'after the attack was refused' });
    }),
    finding('app-serves-yours', () => servesSource(context)),
  ];
});

/** The monitor refused what the storage handed to the updater, for its signature: the only thing wrong with it. */
const isSwap = ({ allowed, hop, code }: Decision): boolean => !allowed && hop === LAST && code === 'bad-signature';

async function asksSignature(context: CheckContext): Promise<Outcome> {
  const first = await tryPolicy(
    context,
    thirteen(ID).map((message) => JSON.stringify(message)),
  );
  const expected = 'of an update whose file has only the old seal, hops 1 to 12 pass and hop 13 does not';
  const see = 'docker compose exec -T monitor policy try < bus.jsonl | tail -n 1';
  const stuck = first.slice(0, LAST - 1).findIndex((decision) => !decision?.allowed);
  if (stuck !== -1)
    return fail({
      headline: `Your policy ends an update at hop ${stuck + 1}`,
      expected,
      found: short(first[stuck]?.reason ?? 'nothing was decided', 110),
      hint: 'Up to there it was whole in step 6. Only hop 13 has to change.',
      see,
    });
  const last = first[LAST - 1];
  if (last?.allowed)
    return fail({
      headline: 'Your policy is still content with the seal',
      expected,
      found: 'hop 13 passes, with the text that everybody can write',
      hint: 'What does `when` of hop 13 ask for?',
      see,
    });
  if (/signature|sign/.test(last?.reason ?? '')) return pass('Hop 13 asks for the verifier’s signature', { expected });
  return fail({
    headline: 'Hop 13 is denied for another reason than its signature',
    expected,
    found: short(last?.reason ?? 'nothing was decided', 110),
    hint: 'From, to, operation and `after` of hop 13 stay as they were; `when` changes.',
    see,
  });
}

function wasRefused(refused: Decision | undefined, log: readonly Decision[]): Outcome {
  const expected = 'hop 13 denied with the code `bad-signature`, in an update that had all others';
  const see = `curl -s localhost:6002/decisions | jq -c '.[] | select(.decision == "denied") | {hop, code, reason}' | tail -n 5`;
  if (refused)
    return pass('The swapped file was refused for its signature', {
      expected,
      found: `${refused.id?.slice(0, 8) ?? '?'}: ${short(refused.reason, 100)}`,
    });
  const denied = log.findLast(({ allowed, code }) => !allowed && code !== 'request-refused');
  const words = {
    expected,
    found: denied ? `last denied: hop ${denied.hop ?? '?'}, ${denied.code}` : 'nothing denied',
    see,
  };
  if (denied?.hop === LAST && denied.code === 'no-seal')
    return fail({
      ...words,
      headline: 'A file was refused for its missing seal',
      hint: 'That is the old question. Once files are signed, nobody seals them any more: what should hop 13 ask for?',
    });
  if (denied?.source === 'manager')
    return fail({
      ...words,
      headline: 'The manager was refused; the storage has not been tried',
      hint: 'The policy of step 6 stops that manager already. Which attack came through with all thirteen hops?',
    });
  return fail({
    ...words,
    headline: 'The attack has not been made again',
    hint: 'Before the keys it came through. Start the storage that swaps once more, order your version, and read the log.',
  });
}
