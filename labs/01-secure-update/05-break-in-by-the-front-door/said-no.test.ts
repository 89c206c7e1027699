import { expect, test } from 'vitest';
import type { Decision } from '../checks/decisions.ts';
import type { Update } from '../checks/updates.ts';
import { readBreakins } from './breakins.ts';
import { saidNo } from './said-no.ts';

const decision = (operation: string): Decision => ({
  seq: 0,
  id: 'x',
  source: operation === 'handle_verification_result' ? 'verifier' : 'manager',
  destination: '',
  operation,
  allowed: true,
  hop: null,
  code: '',
  reason: '',
  at: new Date(0),
});
const refused: Update = {
  id: 'x',
  state: 'refused',
  by: 'verifier',
  reason: '',
  digest: '',
  digestAlg: '',
  file: '',
  decisions: [...Array.from({ length: 7 }, () => decision('get_blob')), decision('handle_verification_result')],
};
const attempts = { algorithm: refused, digest: refused, file: refused };
const right = {
  token: { no: 'manager', after: 0 },
  algorithm: { no: 'verifier', after: 7 },
  digest: { no: 'Verifier', after: '7' },
  file: { no: 'verifier', after: 7 },
};
const judged = (answers: unknown) =>
  saidNo(readBreakins({ found: true, text: JSON.stringify(answers), truncated: false }), attempts);

test('who said no to each, and when, passes, in capitals and quotes too', () => {
  expect(judged(right)).toMatchObject({ outcome: 'pass' });
});

test.each([
  ['the monitor', { ...right, file: { no: 'monitor', after: 7 } }, 'It was not the monitor that said no to “file”'],
  ['a name of nobody', { ...right, token: { no: 'guard', after: 0 } }, 'No service is called guard'],
  ['the no counted too', { ...right, digest: { no: 'verifier', after: 8 } }, 'In “digest” you counted the no itself'],
  [
    'another number',
    { ...right, file: { no: 'verifier', after: 3 } },
    '3 messages before the no of “file” is another number than the log’s',
  ],
  [
    'messages of no order',
    { ...right, token: { no: 'manager', after: 1 } },
    'Of an order without the right token, nothing goes over the bus',
  ],
  ['a missing line', { ...right, file: undefined }, 'breakins.json says nothing usable about “file”'],
  [
    'no number',
    { ...right, file: { no: 'verifier', after: 'some' } },
    'breakins.json says nothing usable about “file”',
  ],
  ['a list', [], 'breakins.json says nothing usable about “token”'],
])('different mistakes get different words: %s', (_case, answers, headline) => {
  expect(judged(answers)).toMatchObject({ outcome: 'fail', headline });
});

test('a file that is not there, or not JSON, is said so', () => {
  expect(saidNo(readBreakins({ found: false, why: 'missing' }), attempts).headline).toBe(
    'There is no breakins.json yet',
  );
  const text = '{ "token": { "no": "a service", "after": number } }';
  expect(saidNo(readBreakins({ found: true, text, truncated: false }), attempts).headline).toBe(
    'breakins.json is not JSON yet',
  );
});

test('an answer about what was not tried counts for nothing', () => {
  const answers = readBreakins({ found: true, text: JSON.stringify(right), truncated: false });
  expect(saidNo(answers, { ...attempts, file: null }).headline).toBe(
    '“file” has not been tried yet, or was not refused',
  );
});
