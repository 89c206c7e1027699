import { defineCheck, fail, finding, once, pass, short, type Outcome } from '@stackyard/kit';
import { readDecisions, type Decision } from '../checks/decisions.ts';
import { hasShipped, servesSource } from '../checks/ship.ts';
import { readUpdates } from '../checks/updates.ts';
import { askAsStranger, listRules, type Door } from './ask-broker.ts';
import type { Rule } from './acl.ts';
import { onlyMonitorWrites, ownTopicOnly } from './judge-access.ts';

/** Nothing reaches a service past the monitor, a borrowed name is refused, and an honest update still passes. */
export default defineCheck((context) => {
  const decisions = once(() => readDecisions(context));
  const forged = once(async () => (await decisions()).findLast(({ code }) => code === 'forged-source'));
  const door = once(() => askAsStranger(context));
  const rules = once(() => listRules(context));
  const whenGuarded = (judge: (rules: readonly Rule[]) => Outcome) => async (): Promise<Outcome> =>
    (await door()) === 'asks' ? judge(await rules()) : noRules();
  return [
    finding('broker-asks-who', async () => asksWho(await door())),
    finding('only-monitor-writes', whenGuarded(onlyMonitorWrites)),
    finding('own-topic-only', whenGuarded(ownTopicOnly)),
    finding('spoof-refused', async () => wasRefused(await forged(), await door())),
    finding('honest-update', async () => {
      const updates = await readUpdates(context, await decisions());
      return hasShipped(context, { updates, after: await forged(), what: 'after the borrowed name was refused' });
    }),
    finding('app-serves-yours', () => servesSource(context)),
  ];
});

function asksWho(door: Door): Outcome {
  const expected = 'kafka:9092 refuses whoever has no name and password';
  if (door === 'asks') return pass('The broker asks everybody who they are', { expected });
  return fail({
    headline: door === 'open' ? 'The broker lets anybody in' : 'The broker does not run',
    expected,
    found: door === 'open' ? 'a list of its topics, for somebody without a name' : 'no running container of kafka',
    hint:
      door === 'open'
        ? 'Which files does `COMPOSE_FILE` in `.env` name? A change there counts with the next `docker compose up -d --wait`.'
        : 'See what it said last: `docker compose logs --tail 20 kafka`',
    see: 'docker compose exec -T downloader sh -c "unset BUS_USER; send < /dev/null && echo welcome"',
  });
}

function noRules(): Outcome {
  return fail({
    headline: 'The broker has no rules to go by yet',
    expected: 'a broker that asks who it is, and rules for each name',
    found: 'a broker that asks nobody',
    hint: 'First the broker has to ask: see the finding above.',
  });
}

function wasRefused(forged: Decision | undefined, door: Door): Outcome {
  const expected = 'a message with a borrowed source, denied: forged-source';
  if (forged)
    return pass(`The monitor knows that it was the ${forged.source}`, { expected, found: short(forged.reason, 100) });
  return fail({
    headline: 'Nobody has borrowed a name yet and been found out',
    expected,
    found: 'no such decision in the security log',
    hint:
      door === 'asks'
        ? 'Send a line with another service’s `source` to the monitor, as the downloader: `spoofed.jsonl` is one. What was sent on the open bus was believed.'
        : 'On the open bus a borrowed name is believed. First the broker has to ask: see the first finding.',
    see: `curl -s localhost:6002/decisions | jq -c '.[] | select(.code == "forged-source")'`,
  });
}
