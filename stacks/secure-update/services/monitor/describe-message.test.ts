import { expect, test } from 'vitest';
import { describeMessage } from './describe-message.ts';

test('says what a whole event is', () => {
  const id = '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11';
  const text = JSON.stringify({ id, source: 'kea', deliver_to: 'updater', operation: 'get_blob' });
  expect(describeMessage(text)).toEqual({ id, source: 'kea', destination: 'updater', operation: 'get_blob' });
});

test.each(['', 'hello', '[]', 'null', '{}', '{"id":"x","source":1}'])('says what it can of %j', (text) => {
  expect(describeMessage(text)).toEqual({ id: null, source: '?', destination: '?', operation: '?' });
});

test('foreign text can not forge a line or move the cursor', () => {
  const text = JSON.stringify({ source: 'a\n12:00:00 pass', operation: '\u001b[2Jx'.repeat(50) });
  const { source, operation } = describeMessage(text);
  expect(source).toBe('a?12:00:00 pass');
  expect(operation).toMatch(/^[\x20-\x7e]{60}$/);
});
