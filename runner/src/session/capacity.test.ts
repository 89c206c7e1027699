import { expect, test } from 'vitest';
import { Capacity, type Ticket } from './capacity.ts';

const forever = new AbortController().signal;

function ticket(session: string, memoryMb = 100, endsAt: number | null = null) {
  const places: [number, number | null][] = [];
  const made: Ticket = {
    session,
    memoryMb,
    endsAt: () => endsAt,
    queued: (place, estimate) => places.push([place, estimate]),
  };
  return { ...made, places };
}

test('past the number of sessions a ticket waits, is told its place, and enters when one leaves', async () => {
  const capacity = new Capacity({ sessions: 1, memoryMb: 1000 }, () => 1000);
  await capacity.enter(ticket('a', 100, 61_000), forever);
  const second = ticket('b');
  const third = ticket('c');
  const entered = capacity.enter(second, forever);
  const later = capacity.enter(third, forever);
  expect(second.places).toEqual([
    [1, 60],
    [1, 60],
  ]);
  expect(third.places).toEqual([[2, null]]);
  capacity.leave('a');
  await entered;
  expect(third.places.at(-1)).toEqual([1, null]);
  capacity.leave('b');
  await later;
  expect(capacity.used).toBe(1);
});

test('memory is a limit of its own, and nobody overtakes', async () => {
  const capacity = new Capacity({ sessions: 9, memoryMb: 1000 }, () => 0);
  await capacity.enter(ticket('a', 600), forever);
  const large = ticket('b', 600);
  const small = ticket('c', 100);
  const order: string[] = [];
  const waiting = [
    capacity.enter(large, forever).then(() => order.push('b')),
    capacity.enter(small, forever).then(() => order.push('c')),
  ];
  expect(order).toEqual([]);
  capacity.leave('a');
  await Promise.all(waiting);
  expect(order).toEqual(['b', 'c']);
});

test('a machine larger than the whole budget still runs alone', async () => {
  const capacity = new Capacity({ sessions: 2, memoryMb: 500 }, () => 0);
  await capacity.enter(ticket('a', 2000), forever);
  expect(capacity.used).toBe(1);
});

test('who gives up waiting makes room for the next', async () => {
  const capacity = new Capacity({ sessions: 1, memoryMb: 1000 }, () => 0);
  await capacity.enter(ticket('a'), forever);
  const gone = new AbortController();
  const second = capacity.enter(ticket('b'), gone.signal);
  const third = ticket('c');
  const entered = capacity.enter(third, forever);
  gone.abort(new Error('closed'));
  await expect(second).rejects.toThrow('closed');
  expect(third.places.at(-1)).toEqual([1, null]);
  capacity.leave('a');
  await entered;
});
