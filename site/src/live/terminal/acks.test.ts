import { expect, test } from 'vitest';
import { countAcks } from './acks.ts';

function counted(): { sent: number[]; acks: ReturnType<typeof countAcks> } {
  const sent: number[] = [];
  return { sent, acks: countAcks((seq) => sent.push(seq)) };
}

test('a flood is acknowledged each 64 KiB, and its rest when all is parsed', () => {
  const { sent, acks } = counted();
  acks.begin(1000);
  const marks = Array.from({ length: 5 }, () => acks.received(30_000));
  for (const mark of marks) acks.parsed(mark);
  expect(sent).toEqual([91_000, 151_000]);
});

test('a single key’s echo is acknowledged at once, because nothing else is to be parsed', () => {
  const { sent, acks } = counted();
  acks.begin(0);
  const mark = acks.received(1);
  acks.parsed(mark);
  acks.parsed(mark);
  expect(sent).toEqual([1]);
});

test('bytes parsed after a new begin are not acknowledged in the new count', () => {
  const { sent, acks } = counted();
  acks.begin(0);
  const old = acks.received(500);
  acks.begin(100_000);
  acks.parsed(old);
  expect(sent).toEqual([]);
  expect(acks.seen()).toBe(100_000);
});
