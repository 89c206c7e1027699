import { expect, test } from 'vitest';
import { liveDrawings } from '../../components/map/live-drawing.ts';
import { signAt, toPath, trail, type Way } from './trail.ts';

const manager: Way = [
  [50, 72],
  [50, 106],
];
const updater: Way = [
  [482, 72],
  [482, 106],
];

test('an allowed message goes from its sender through the monitor to whom it is for', () => {
  expect(toPath(trail(manager, updater, true))).toBe('M50 72L50 106L482 106L482 72');
});

test('a denied message ends at the monitor, where its sign stands', () => {
  expect(toPath(trail(manager, updater, false))).toBe('M50 72L50 106');
  expect(signAt(manager, updater)).toEqual([50, 106]);
});

test('a service that is not drawn has no way: the rest of the message is drawn', () => {
  expect(toPath(trail(null, updater, true))).toBe('M482 106L482 72');
  expect(signAt(null, updater)).toEqual([482, 106]);
  expect(signAt(null, null)).toBeNull();
});

test('a message to oneself goes to the monitor and back', () => {
  expect(toPath(trail(manager, manager, true))).toBe('M50 72L50 106L50 72');
});

test('in both drawings every service that sends or gets messages has a way that ends within the monitor', () => {
  for (const { bar, places } of liveDrawings['secure-update'] ?? []) {
    const ways = places.flatMap(({ id, way }) => (way && id !== 'caller' ? [way] : []));
    expect(ways).toHaveLength(6);
    for (const [, [x = 0, y = 0] = []] of ways) {
      expect(x > bar.x && x < bar.x + bar.width).toBe(true);
      expect(y > bar.y && y < bar.y + bar.height).toBe(true);
    }
  }
});

test('who asks from outside is turned away at the manager’s door', () => {
  const caller = liveDrawings['secure-update']?.[0]?.places.find(({ id }) => id === 'caller');
  expect([caller?.name, caller?.way]).toEqual([
    'you',
    [
      [50, 28],
      [50, 36],
    ],
  ]);
});
