import { expect, test } from 'vitest';
import { weakKey } from './judge-key.ts';

test('a key as openssl draws it in base64 or in hexadecimal digits is strong', () => {
  expect(weakKey('3q2+7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=')).toBeNull();
  expect(weakKey('000102030405060708090a0b0c0d0e0f')).toBeNull();
});

test('random bytes are no text, and a word is too short; neither is shown', () => {
  expect(weakKey('a\uFFFDb\uFFFD'.repeat(8))).toMatchObject({ outcome: 'fail', headline: 'SECRET_KEY is not text' });
  const word = weakKey('opensesame');
  expect(word).toMatchObject({ outcome: 'fail', found: '10 of them' });
  expect(JSON.stringify(word)).not.toContain('opensesame');
});
