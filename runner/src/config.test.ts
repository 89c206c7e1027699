import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';

test('an empty environment gives every default', () => {
  expect(loadConfig({})).toMatchObject({
    name: 'stackyard',
    port: 4321,
    sessions: 8,
    memoryMb: null,
    reserve: 1,
    expiryMs: 14_400_000,
    idleMs: 3_600_000,
  });
});

test('an empty variable counts as not set', () => {
  expect(loadConfig({ STACKYARD_PORT: '' }).port).toBe(4321);
});

test('all faults are said at once, each with what came', () => {
  expect(() => loadConfig({ STACKYARD_PORT: 'web', STACKYARD_NAME: 'My Yard', STACKYARD_LOG: 'loud' }))
    .toThrowErrorMatchingInlineSnapshot(`
    [ConfigError: The settings have 3 faults:
      STACKYARD_NAME: expected lower-case letters, digits and hyphens, got "My Yard"
      STACKYARD_PORT: Invalid input: expected number, received NaN, got "web"
      STACKYARD_LOG: Invalid option: expected one of "trace"|"debug"|"info"|"warn"|"error"|"silent", got "loud"]
  `);
});

test('a warning must come before the end', () => {
  expect(() => loadConfig({ STACKYARD_IDLE_MINUTES: '5', STACKYARD_IDLE_WARNING_MINUTES: '5' })).toThrow(
    /expected less than STACKYARD_IDLE_MINUTES \(5\), got 5/,
  );
});
