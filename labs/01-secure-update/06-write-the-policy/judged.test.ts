import { expect, test } from 'vitest';
import type { Decision } from '../checks/decisions.ts';
import { HOSTILE } from '../checks/hostile.ts';
import { refusesBad, TRIED } from './bad.ts';
import { allowsGood, GOOD } from './good.ts';

const decision = (change: Partial<Decision>): Decision => ({
  seq: 0,
  id: null,
  source: '',
  destination: '',
  operation: '',
  allowed: true,
  hop: null,
  code: '',
  reason: '',
  at: new Date(0),
  ...change,
});
const hops = (numbers: (number | null)[]) => numbers.map((hop) => decision({ hop }));
const thirteen = Array.from({ length: 13 }, (_, at) => at + 1);
const good = hops([...thirteen, 1, 2, 3, 4, 5, 6, 7, 10, null]);
const denied = (at: number, code: string) =>
  good.map((one, place) => (place === at ? decision({ allowed: false, code }) : one));

test('thirteen hops, a no and a report pass', () => {
  expect(good).toHaveLength(GOOD.length);
  expect(allowsGood(good)).toMatchObject({ outcome: 'pass' });
});

test.each([
  ['the hop that is stuck', denied(4, 'out-of-turn'), 'An update ends at hop 5: it is not allowed'],
  ['a rule without a number', hops(good.map(() => null)), 'Messages pass by a rule that has no hop'],
  ['another number', good.map((one) => (one.hop === 9 ? { ...one, hop: 12 } : one)), 'Hop 9 passes as hop 12'],
  ['the no that does not pass', denied(20, 'not-verified'), 'The verifier’s no does not reach the manager'],
  ['the report that does not pass', denied(21, 'no-rule'), 'The manager can’t report whom it turned away'],
])('it names %s', (_case, judged, headline) => {
  expect(allowsGood(judged)).toMatchObject({ outcome: 'fail', headline });
});

/** The last message of each case, decided as its case says; those before it pass. */
const right = TRIED.map(({ hostile }) => decision(hostile ? { allowed: false, code: hostile.code } : {}));
const lastOf = (name: string): number => TRIED.findIndex(({ hostile }) => hostile?.name === name);

test('each case is tried once, behind what it goes by', () => {
  expect(TRIED.filter(({ hostile }) => hostile)).toHaveLength(HOSTILE.length);
  for (const hostile of HOSTILE) {
    const at = TRIED.findIndex((one) => one.hostile === hostile);
    const passed = TRIED.slice(0, at).filter((one) => one.hostile === null);
    const before = hostile.lines.slice(0, -1);
    expect(passed.slice(passed.length - before.length).map(({ line }) => line)).toEqual(before);
  }
});

test('every hostile message denied for its own reason passes', () => {
  expect(refusesBad(right)).toMatchObject({ outcome: 'pass' });
});

test('one that passes is named before those that are refused for another reason', () => {
  const [skips, twice] = ['the manager skips the verifier', 'the order comes twice'].map(lastOf);
  const judged = right.map((one, at) => {
    if (at === skips) return decision({ hop: 11 });
    return at === twice ? decision({ allowed: false, code: 'no-rule' }) : one;
  });
  expect(refusesBad(judged)).toMatchObject({
    outcome: 'fail',
    headline: 'This passes: the manager skips the verifier',
    found: 'the first that passes\nallowed as hop 11',
  });
});

test('one that is refused by chance is told by both reasons', () => {
  const at = lastOf('the order comes twice');
  const judged = right.map((one, place) =>
    place === at ? decision({ allowed: false, code: 'no-rule', reason: 'no rule' }) : one,
  );
  expect(refusesBad(judged)).toMatchObject({
    headline: 'Refused, but by chance: the order comes twice',
    found: 'the first that is not\nno-rule: no rule',
  });
});

test('what the learner can run shows the same message at the same place of their own update', () => {
  const at = lastOf('the manager skips the verifier');
  const judged = right.map((one, place) => (place === at ? decision({ hop: 11 }) : one));
  expect(refusesBad(judged).see).toBe(
    `jq -sc '.[:4][], (.[0] | {id} + {"operation":"proceed_with_update","source":"manager","deliver_to":"updater","verified":null})' thirteen.jsonl | docker compose exec -T monitor policy try | tail -n 1`,
  );
});

test('where nothing of the kind can be run, nothing is offered', () => {
  const at = lastOf('the order of another update, at the same moment');
  const judged = right.map((one, place) => (place === at ? decision({ hop: 5 }) : one));
  expect(refusesBad(judged)).toMatchObject({ outcome: 'fail' });
  expect(refusesBad(judged).see).toBeUndefined();
});
