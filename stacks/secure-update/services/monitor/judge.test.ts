import { describe, expect, test } from 'vitest';
import type { Event } from '../bus/event.ts';
import { MAX_MESSAGE_BYTES } from '../bus/topics.ts';
import type { Policy } from '../policy/schema.ts';
import type { Sender } from './judge.ts';
import { judge } from './judge.ts';
import { NOTHING_YET } from './progress.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const order: Event = { id, source: 'manager', deliver_to: 'downloader', operation: 'download_file' };
const policy: Policy = {
  older_versions: 'refuse',
  rules: [
    { from: 'manager', to: 'downloader', operation: 'download_file' },
    { hop: 10, from: 'verifier', to: 'manager', operation: 'handle_verification_result' },
  ],
};
const judged = (message: object | string, sender: Sender = 'claimed', by: Policy | null = policy) =>
  judge(typeof message === 'string' ? message : JSON.stringify(message), sender, {
    policy: by,
    reason: 'policy.yaml can not be read',
    progressOf: () => NOTHING_YET,
  });

test('what passes carries the marks of the monitor, whatever it said of them before', () => {
  const { pass } = judged({ ...order, authorized: false, older_versions: 'allow' });
  expect(JSON.parse(pass?.text ?? '')).toEqual({ ...order, authorized: true, older_versions: 'refuse' });
});

test('what passes is on record', () => {
  expect(judged(order).records).toEqual([
    {
      id,
      source: 'manager',
      destination: 'downloader',
      operation: 'download_file',
      decision: 'allowed',
      hop: null,
      code: null,
      reason: null,
    },
  ]);
});

test('the verifier’s no passes and is on record as a no', () => {
  const no = {
    ...order,
    source: 'verifier',
    deliver_to: 'manager',
    operation: 'handle_verification_result',
    verified: false,
    reason: 'x',
  };
  const { pass, records } = judged(no);
  expect(pass).toBeDefined();
  expect(records).toMatchObject([
    { decision: 'allowed', hop: 10 },
    { decision: 'denied', hop: 10, code: 'verdict-no', reason: 'x' },
  ]);
});

describe('who sent it', () => {
  test('is believed where the broker asks nobody', () => {
    expect(judged(order, 'claimed').pass).toBeDefined();
  });

  test('is what the broker says where it does', () => {
    expect(judged(order, { proven: 'manager' }).pass).toBeDefined();
  });

  test.each([
    ['somebody else', 'downloader', 'downloader', 'downloader wrote it, and it claims to be from manager'],
    [
      'nobody that can be named',
      null,
      '?',
      'it claims to be from manager, but came in no transaction: nobody answers for it',
    ],
  ])('is %s: denied, and on record under the right name', (_case, proven, source, reason) => {
    const { pass, records } = judged(order, { proven });
    expect(pass).toBeUndefined();
    expect(records).toMatchObject([{ source, code: 'forged-source', reason }]);
  });
});

test('without a policy nothing passes, and the reason says why there is none', () => {
  expect(judged(order, 'claimed', null)).toEqual({
    records: [expect.objectContaining({ decision: 'denied', code: 'no-rule', reason: 'policy.yaml can not be read' })],
  });
});

test('a message that would not fit the bus with the monitor’s marks is denied', () => {
  const blob = 'x'.repeat(MAX_MESSAGE_BYTES - 150);
  expect(judged({ ...order, blob }).records).toMatchObject([{ code: 'too-large' }]);
});

/** Numbers that look random and are the same in every run (mulberry32). */
function* random(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

test('of nine thousand pieces of garbage none is thrown at, and none passes', () => {
  const numbers = random(4);
  const pick = <One>(from: readonly One[]): One => {
    const { value } = numbers.next();
    const one = from[Math.floor((value ?? 0) * from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  const junk: unknown[] = [
    null,
    true,
    false,
    0,
    -1,
    1e308,
    '',
    'true',
    '\u0000',
    '\ud800',
    '../..',
    'x'.repeat(5000),
    [],
    {},
    [[[]]],
    { toString: 1 },
  ];
  const fields = [
    'id',
    'source',
    'deliver_to',
    'operation',
    'verified',
    'blob',
    'digest',
    'blob_id',
    '__proto__',
    'constructor',
  ];
  for (let round = 0; round < 3000; round++) {
    const good = pick([order, {}]);
    const spoilt = {
      ...good,
      [pick(fields.slice(0, 4))]: pick(junk),
      [pick(fields)]: pick(junk),
    };
    const text = JSON.stringify(spoilt);
    const cut = text.slice(0, Math.floor(text.length * (numbers.next().value ?? 0)));
    for (const message of [text, cut, `${cut}${pick(['}', '"', ']', ',', '\\'])}`]) {
      const { pass, records } = judged(message, pick(['claimed', { proven: 'manager' }, { proven: null }] as const));
      expect(pass, message).toBeUndefined();
      expect(records).toMatchObject([{ decision: 'denied' }]);
    }
  }
});
