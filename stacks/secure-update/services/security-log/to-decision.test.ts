import { expect, test } from 'vitest';
import { toDecision } from './to-decision.ts';

const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
const decision = {
  id,
  source: 'manager',
  destination: 'updater',
  operation: 'proceed_with_update',
  decision: 'denied',
  hop: 11,
  code: 'not-verified',
  reason: 'verified is not true in this message',
  at: '2026-01-02T03:04:05.678Z',
};

test('a decision of the monitor is taken as it is', () => {
  expect(toDecision(JSON.stringify(decision))).toEqual(decision);
});

test('what the manager turned away names the caller', () => {
  const event = { id, source: 'manager', deliver_to: 'security_log', operation: 'request_refused', reason: 'no token' };
  expect(toDecision(JSON.stringify(event))).toMatchObject({
    id: null,
    source: 'caller',
    destination: 'manager',
    operation: 'update',
    decision: 'denied',
    code: 'request-refused',
    reason: 'no token',
  });
});

test.each(['', 'hello', '[]', '{"id":1}', JSON.stringify({ ...decision, code: 'because' })])(
  '%j is on record too',
  (text) => {
    expect(toDecision(text)).toMatchObject({ id: null, source: '?', reason: 'a message that is no decision' });
  },
);
