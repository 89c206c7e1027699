import { expect, test } from 'vitest';
import { digestFits } from './digest.ts';
import type { Order } from './order.ts';

const wanted = '9f2c41d05b7ae1836c0d94f2be7715a3c8e60f1d27b94a5e30c86d1f52a9e7b4';

const order = (digest: string | null, digestAlg: string | null = 'sha256'): Order => ({
  message: {
    at: new Date('2026-11-21T14:02:31Z'),
    id: '7f3c0b1e-52d4-4c8e-9a77-1f0e6f5d2b90',
    operation: 'download_file',
    source: 'manager',
    deliverTo: 'downloader',
    url: 'http://file_server:6001/download-update/app-update.zip',
    target: 'app',
    digest,
    digestAlg,
    verified: undefined,
    reason: null,
  },
  ending: { state: 'refused', by: 'verifier', reason: 'digest-mismatch' },
});

test('the file’s digest fits, in capitals too', () => {
  expect(digestFits(order(wanted), wanted).outcome).toBe('pass');
  expect(digestFits(order(wanted.toUpperCase()), wanted).outcome).toBe('pass');
});

test('one character short is said so, with both ends under each other', () => {
  expect(digestFits(order(wanted.slice(0, 63)), wanted)).toMatchObject({
    outcome: 'fail',
    headline: 'The digest you posted is one character short',
    expected: '64 characters, as the file server gives them\n… c8e60f1d 27b94a5e 30c86d1f 52a9e7b4',
    found: '63 characters in update 7f3c0b1e, sent 14:02:31 UTC\n… c8e60f1d 27b94a5e 30c86d1f 52a9e7b',
  });
});

test.each([
  ['short at its beginning', wanted.slice(3), 'The digest you posted is 3 characters short'],
  ['too long', `${wanted}0`.slice(0, 70).replace('52a9', '52aa9'), 'The digest you posted is 2 characters too long'],
  ['the whole line', `${wanted} sha256 app-update.zip`, 'The digest you posted has more behind it'],
  ['the placeholder', 'paste the digest here', 'What you posted as digest is not one'],
  ['empty', '', 'The order has no digest'],
  ['one digit another', wanted.replace('b4', 'b5'), '1 character of your digest differs'],
  ['another file’s', Array.from(wanted).toReversed().join(''), 'The digest you posted belongs to another file'],
])('different mistakes get different words: %s', (_, posted, headline) => {
  expect(digestFits(order(posted), wanted)).toMatchObject({ outcome: 'fail', headline });
});

test('an algorithm that nobody knows is named', () => {
  expect(digestFits(order(wanted, 'md5'), wanted)).toMatchObject({
    outcome: 'fail',
    headline: 'The order names the algorithm md5',
  });
});

test('without an order there is nothing to compare', () => {
  expect(digestFits(null, wanted)).toMatchObject({ outcome: 'fail', headline: 'There is no digest to compare yet' });
});
