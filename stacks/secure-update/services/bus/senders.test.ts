import { expect, test } from 'vitest';
import { ownerOf } from './senders.ts';

test.each([
  ['downloader', 'downloader'],
  ['downloader.hand', 'downloader'],
  ['downloader.hand.2', 'downloader'],
  ['downloader2', 'downloader2'],
  ['.verifier', ''],
])('%j belongs to %j', (transactionalId, owner) => {
  expect(ownerOf(transactionalId)).toBe(owner);
});
