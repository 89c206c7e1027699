import { expect, test, vi } from 'vitest';
import { canBeWritten, MessageTooLarge, mustFit } from './message.ts';
import { MAX_MESSAGE_BYTES } from './topics.ts';

const message = (topic: string, value: string) => ({ topic, key: '1d3b7a52', value });

test('a message fits by its bytes, not by its letters', () => {
  expect(() => mustFit(message('monitor', 'x'.repeat(MAX_MESSAGE_BYTES)))).not.toThrow();
  expect(() => mustFit(message('monitor', 'é'.repeat(MAX_MESSAGE_BYTES / 2 + 1)))).toThrow(MessageTooLarge);
});

test.each([
  ['one too large', message('monitor', 'x'.repeat(MAX_MESSAGE_BYTES + 1)), /does not fit/],
  ['one for a topic that is none', message('nobody', '{}'), /no topic nobody/],
])('what can not be written is left out and logged: %s', (_case, hopeless, line) => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  expect(canBeWritten(hopeless)).toBe(false);
  expect(log.mock.calls[0]?.[0]).toMatch(line);
  expect(canBeWritten(message('storage', '{}'))).toBe(true);
});
