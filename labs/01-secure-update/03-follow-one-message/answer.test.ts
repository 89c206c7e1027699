import { expect, test } from 'vitest';
import { readAnswer } from './answer.ts';

const read = (text: string) => readAnswer({ found: true, text, truncated: false });

test('a number, a number as text, an operation or a whole message all name a hop', () => {
  const decides = (json: string) => read(`{"id": "x", "operations": [], "decides": ${json}}`);
  expect(decides('8')).toMatchObject({ decides: 8 });
  expect(decides('" 8 "')).toMatchObject({ decides: 8 });
  expect(decides('"commit_sealed_blob"')).toMatchObject({ decides: 'commit_sealed_blob' });
  expect(decides('{"source": "verifier", "operation": "commit_sealed_blob"}')).toMatchObject({
    decides: 'commit_sealed_blob',
  });
  expect(decides('null')).toMatchObject({ decides: null });
});

test.each([
  ['no file', () => readAnswer({ found: false, why: 'missing' }), 'There is no answer.json yet'],
  ['not JSON', () => read('{"operations": [the thirteen]}'), 'answer.json is not JSON yet'],
  ['no id', () => read('{"operations": []}'), 'answer.json names no id'],
  ['operations as one text', () => read('{"id": "x", "operations": "a, b"}'), 'answer.json lists no operations'],
  ['a bare list', () => read('[]'), 'answer.json names no id'],
  ['null', () => read('null'), 'answer.json names no id'],
])('what can’t be read is said in its own words: %s', (_, ask, headline) => {
  expect(ask()).toMatchObject({ headline });
});
