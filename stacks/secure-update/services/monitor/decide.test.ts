import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Event } from '../bus/event.ts';
import { readPolicy } from '../policy/read-policy.ts';
import type { Policy } from '../policy/schema.ts';
import { sign } from '../seal/signature.ts';
import { sha256Of, verifierBytes } from '../seal/statement.ts';
import type { Decision } from './decide.ts';
import { decide } from './decide.ts';
import type { Progress } from './progress.ts';
import { NOTHING_YET } from './progress.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const event = (source: string, deliver_to: string, operation: string, more: Partial<Event> = {}): Event => ({
  id,
  source,
  deliver_to,
  operation,
  ...more,
});
const policyOf = (text: string): Policy => {
  const read = readPolicy(text);
  if (!read.ok) throw new Error(read.faults[0]?.reason);
  return read.policy;
};
const whole = policyOf(await readFile(new URL('../../policy/policy.yaml', import.meta.url), 'utf8'));
const keys = generateKeyPairSync('ed25519');
const decideBy =
  (policy: Policy) =>
  (one: Event, progress: Partial<Progress> = {}) =>
    decide(one, { policy, progress: { ...NOTHING_YET, ...progress }, verifierKey: () => keys.publicKey });
const decideByAll = decideBy(whole);
const reasonOf = (decision: Decision) => (decision.allowed ? '' : decision.reason);
const upTo = (hop: number) => Array.from({ length: hop }, (_, index) => index + 1);

describe('people are told', () => {
  test.each([
    ['what came last', [1, 2, 3, 4], 'hop 11 comes after hop 10; the last hop of this update was 4'],
    ['that nothing came', [], 'hop 11 comes after hop 10; no hop of this update has passed yet'],
    ['that it was here before', upTo(13), 'hop 11 of this update has passed already; the last one was 13'],
  ])('%s', (_case, passed, reason) => {
    const proceed = event('manager', 'updater', 'proceed_with_update', { verified: true });
    expect(decideByAll(proceed, { passed, verdict: 'yes' })).toMatchObject({ allowed: false, hop: 11, reason });
  });

  test('that no rule is about it', () => {
    expect(decideByAll(event('kea', 'updater', 'get_blob'))).toMatchObject({
      code: 'no-rule',
      reason: 'no rule lets kea tell updater get_blob',
    });
  });

  test('whose word is missing', () => {
    const proceed = event('manager', 'updater', 'proceed_with_update', { verified: true });
    expect(decideByAll(proceed, { passed: upTo(10) })).toMatchObject({
      code: 'not-verified',
      reason: 'manager says verified, but the verifier does not: it has given no verdict on this update',
    });
  });

  test('of two rules, what the one says that was meant', () => {
    const result = (verified: boolean) => event('verifier', 'manager', 'handle_verification_result', { verified });
    expect(reasonOf(decideByAll(result(true), { passed: upTo(7) }))).toMatch(/^hop 10 comes after hop 9;/);
    expect(reasonOf(decideByAll(result(false), { passed: upTo(5) }))).toMatch(/^hop 10 comes after hop 7 or hop 9;/);
  });
});

describe('what is remembered of an update', () => {
  test('is its hops, the digest of the first and the verdict of the verifier', () => {
    const order = event('manager', 'downloader', 'download_file', { digest: 'AB' });
    expect(decideByAll(order)).toMatchObject({ progress: { passed: [1], verdict: null, digest: 'ab' } });
    const fetched = event('downloader', 'manager', 'download_done', { digest: 'cd' });
    expect(decideByAll(fetched, { passed: [1], digest: 'ab' })).toMatchObject({
      progress: { passed: [1, 2], digest: 'ab' },
    });
    const yes = event('verifier', 'manager', 'handle_verification_result', { verified: true });
    expect(decideByAll(yes, { passed: upTo(9) })).toMatchObject({ progress: { verdict: 'yes' } });
  });

  test('lets what was turned away at the door pass at any time, and is not changed by it', () => {
    const turnedAway = event('manager', 'security_log', 'request_refused');
    const progress = { ...NOTHING_YET, passed: [1] };
    expect(decideByAll(turnedAway, progress)).toEqual({ allowed: true, hop: null, progress });
  });
});

describe('a policy of one rule for any', () => {
  const decideByAny = decideBy(policyOf('rules: [{ from: any, to: any, operation: any }]'));

  test('lets a forged order pass', () => {
    const forged = event('downloader', 'updater', 'blob_content', { blob: 'UEs=' });
    expect(decideByAny(forged)).toMatchObject({ allowed: true, hop: null });
  });

  test.each([
    ['the monitor itself', event('manager', 'monitor', 'get_blob')],
    ['whom nobody knows', event('manager', 'kea', 'get_blob')],
    ['a sender whom nobody knows', event('kea', 'manager', 'get_blob')],
  ])('means the services of the stack: not %s', (_case, one) => {
    expect(decideByAny(one)).toMatchObject({ allowed: false, code: 'no-rule' });
  });
});

test('an empty policy lets nothing pass', () => {
  expect(decideBy(policyOf('rules: []'))(event('manager', 'downloader', 'download_file'))).toMatchObject({
    code: 'no-rule',
  });
});

describe('a signed file', () => {
  const file = Buffer.from('PK an update');
  const sha256 = sha256Of(file);
  const version = '1.0.4b';
  const signature = sign(verifierBytes({ id, digest: sha256, version, sha256 }), keys.privateKey);
  const signed = { blob: file.toString('base64'), digest: sha256, version, verifier_signature: signature };
  const delivered = (more: Partial<Event>) => event('storage', 'updater', 'blob_content', { ...signed, ...more });
  const ready: Progress = { passed: upTo(12), verdict: 'yes', digest: sha256 };

  test('is delivered', () => {
    expect(decideByAll(delivered({}), ready)).toMatchObject({ allowed: true, hop: 13 });
  });

  test.each([
    ['another file under the signature', { blob: Buffer.from('PK evil').toString('base64') }, ready],
    ['another version', { version: '9.9' }, ready],
    ['another digest than the order had', {}, { ...ready, digest: 'ab'.repeat(32) }],
    ['an order without a digest', {}, { ...ready, digest: null }],
  ])('is refused with %s', (_case, more, progress) => {
    expect(decideByAll(delivered(more), progress)).toMatchObject({ allowed: false, hop: 13, code: 'bad-signature' });
  });

  test('is refused where the monitor has no key', () => {
    const decision = decide(delivered({}), { policy: whole, progress: ready, verifierKey: undefined });
    expect(reasonOf(decision)).toMatch(/compose.signed.yaml/);
  });
});
