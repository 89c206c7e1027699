import { expect, test } from 'vitest';
import { findDenial } from './denial.ts';

const now = Date.parse('2026-01-02T03:04:10.000Z');
const allowed = {
  destination: 'updater',
  operation: 'proceed_with_update',
  decision: 'allowed' as const,
  reason: null,
  at: '2026-01-02T03:04:05.000Z',
};
const denied = {
  ...allowed,
  decision: 'denied' as const,
  reason: 'verified is not true',
  at: '2026-01-02T03:04:06.000Z',
};

test('an update whose last message was denied stands still, and why is known', () => {
  expect(findDenial([allowed, denied], now)).toBe('proceed_with_update to updater was denied: verified is not true');
});

test.each([
  ['nothing was decided yet', []],
  ['its last message passed', [denied, allowed]],
  ['the denial is fresh', [{ ...denied, at: '2026-01-02T03:04:09.000Z' }]],
  ['the updater has the file', [{ ...allowed, operation: 'blob_content' }, denied]],
])('an update goes on where %s', (_case, decisions) => {
  expect(findDenial(decisions, now)).toBeUndefined();
});
