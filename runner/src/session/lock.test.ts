import { expect, test } from 'vitest';
import { Locks } from './lock.ts';

test('work under one key runs one after the other, also past a failure', async () => {
  const locks = new Locks();
  const seen: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = locks.hold('a', async () => {
    seen.push('first begins');
    await gate.promise;
    seen.push('first ends');
    throw new Error('first fails');
  });
  const second = locks.hold('a', () => seen.push('second'));
  await locks.hold('b', () => seen.push('another key'));
  gate.resolve();
  await expect(first).rejects.toThrow('first fails');
  await second;
  expect(seen).toEqual(['first begins', 'another key', 'first ends', 'second']);
});
