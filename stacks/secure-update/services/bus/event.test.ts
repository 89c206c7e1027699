import { describe, expect, test } from 'vitest';
import { parseEvent } from './event.ts';

const good = {
  id: '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11',
  operation: 'get_blob',
  source: 'verifier',
  deliver_to: 'storage',
};

const reasonOf = (value: unknown) => {
  const parsed = parseEvent(typeof value === 'string' ? value : JSON.stringify(value));
  return parsed.ok ? undefined : parsed.reason;
};

describe('an event', () => {
  test('is read with its fields', () => {
    expect(parseEvent(JSON.stringify({ ...good, verified: null }))).toEqual({
      ok: true,
      event: { ...good, verified: null },
    });
  });

  test.each([
    ['text that is not JSON', 'hello', /not JSON/],
    ['nothing', '', /not JSON/],
    ['a list', [], /expected object/],
    ['no id', { ...good, id: undefined }, /id:/],
    ['an id with a command in it', { ...good, id: 'x; touch /tmp/p' }, /id:/],
    ['an id that leads out of a folder', { ...good, id: '../../etc/passwd' }, /id:/],
    ['a source that is no name', { ...good, source: 'veri fier' }, /source:/],
    ['a destination with a line break', { ...good, deliver_to: 'storage\nforged line' }, /deliver_to:/],
    ['verified as text', { ...good, verified: 'true' }, /verified:/],
    ['a blob as a number', { ...good, blob: 1 }, /blob:/],
    ['a field that nobody knows', { ...good, sudo: true }, /sudo/],
  ])('is refused with a reason: %s', (_case, value, reason) => {
    expect(reasonOf(value)).toMatch(reason);
  });

  test('tells every fault at once', () => {
    expect(reasonOf({})).toMatch(/id:.*operation:.*source:.*deliver_to:/);
  });
});
