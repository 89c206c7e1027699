import { expect, test } from 'vitest';
import { machinesAtOnce } from './budget.ts';

test('memory is promised whole: each machine may take all that its limit says', () => {
  expect(machinesAtOnce({ freeMb: 7168, machineMb: 2048, processors: 8 })).toBe(3);
  expect(machinesAtOnce({ freeMb: 7167, machineMb: 2048, processors: 8 })).toBe(2);
});

test('with plenty of memory the processors decide', () => {
  expect(machinesAtOnce({ freeMb: 64_000, machineMb: 2048, processors: 2 })).toBe(4);
});

test('one machine at least, even where memory is short', () => {
  expect(machinesAtOnce({ freeMb: 900, machineMb: 2048, processors: 4 })).toBe(1);
});
