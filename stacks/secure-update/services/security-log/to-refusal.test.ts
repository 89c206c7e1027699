import { expect, test } from 'vitest';
import { toRefusal } from './to-refusal.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';

test('a refusal of the monitor is taken as it is', () => {
  const refusal = {
    id,
    source: 'manager',
    destination: 'updater',
    operation: 'proceed_with_update',
    reason: 'policy 11: verified is not true',
    at: '2026-01-02T03:04:05.678Z',
  };
  expect(toRefusal(JSON.stringify(refusal))).toEqual(refusal);
});

test('what the manager turned away names the caller', () => {
  const event = { id, source: 'manager', deliver_to: 'security_log', operation: 'request_refused', reason: 'no token' };
  expect(toRefusal(JSON.stringify(event))).toMatchObject({
    id: null,
    source: 'caller',
    destination: 'manager',
    operation: 'update',
    reason: 'no token',
  });
});

test.each(['', 'hello', '[]', '{"id":1}'])('%j is on record too', (text) => {
  expect(toRefusal(text)).toMatchObject({ id: null, source: '?', reason: 'a message that is no refusal' });
});
