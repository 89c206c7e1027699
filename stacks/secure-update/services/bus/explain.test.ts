import { expect, test } from 'vitest';
import { explain } from './explain.ts';

const refused = (apiId: string) => Object.assign(new Error('Received response with error'), { apiId });

test.each([
  ['a topic', 'TOPIC_AUTHORIZATION_FAILED', /does not let this user use that topic/],
  ['another name to write under', 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED', /under that transactional id/],
  ['a wrong password', 'SASL_AUTHENTICATION_FAILED', /does not take this user or its password/],
])('the broker refuses %s', (_case, code, sentence) => {
  expect(explain(refused(code))).toMatch(sentence);
});

test('the telling error is found under tries and causes', () => {
  const tries = new AggregateError(
    [new Error('once'), refused('TOPIC_AUTHORIZATION_FAILED')],
    'produce failed 2 times',
  );
  expect(explain(new Error('no', { cause: tries }))).toMatch(/that topic \(TOPIC_AUTHORIZATION_FAILED\)/);
});

test('a code that has no sentence is told as it is', () => {
  expect(explain(refused('CONCURRENT_TRANSACTIONS'))).toBe('Received response with error (CONCURRENT_TRANSACTIONS)');
});

test('what has no sentence is told as it is', () => {
  expect(explain(new Error('Connection to kafka:9092 failed.', { cause: new Error('ECONNREFUSED') }))).toBe(
    'Connection to kafka:9092 failed. (ECONNREFUSED)',
  );
});
