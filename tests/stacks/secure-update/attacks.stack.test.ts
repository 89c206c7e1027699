import { afterAll, beforeAll, expect, test } from 'vitest';
import { System } from './system.ts';

/** Rows 14 to 16 of the checklist: a manager or a storage that was taken over, in the place of the honest one. */
let system: System;

beforeAll(async () => {
  system = await System.start();
});

afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

test.each([
  [
    'row 14: a manager that skips the verifier',
    'skip-verifier',
    'manager',
    { digest: '0'.repeat(64) },
    /^(no-rule|out-of-turn)$/,
  ],
  [
    'row 15: a manager that ignores the verdict',
    'ignore-verdict',
    'manager',
    { digest: '0'.repeat(64) },
    /^(no-rule|not-verified)$/,
  ],
  ['row 16: a storage that swaps the file after it was verified', 'swap-blob', 'storage', {}, /^bad-signature$/],
])(
  '%s: the app is as it was, and the denial is on record',
  async (_, attack, service, wrong, code) => {
    const up = (files: string): Promise<string> =>
      system.stack.must(`. ./.env; COMPOSE_FILE=$COMPOSE_FILE${files} docker compose up -d --wait ${service}`, {
        timeoutMs: 60_000,
      });
    await up(`:attacks/${attack}.yaml`);
    const id = await system.order('app-update.zip', wrong);
    const denied = await system.decided(
      ({ id: about, decision, code: why }) => about === id && decision === 'denied' && code.test(why ?? ''),
    );
    expect(denied.reason).toBeTruthy();
    expect(await system.version()).toBe('1.0.3u');
    await up('');
  },
  120_000,
);

test('with the honest services back an honest update passes', async () => {
  expect(await system.ended(await system.order())).toMatchObject({ state: 'done' });
  expect(await system.version()).toBe('1.0.4b');
});
