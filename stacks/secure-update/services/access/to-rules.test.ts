import { AclOperations, ResourcePatternTypes, ResourceTypes } from '@platformatic/kafka';
import { describe, expect, test } from 'vitest';
import { difference } from './difference.ts';
import { toRules } from './to-rules.ts';

const nameIn = (names: Record<string, number>, value: number) =>
  Object.keys(names).find((name) => names[name] === value) ?? '?';

const say = (rules: ReturnType<typeof toRules>) =>
  rules.map(({ principal, operation, resourceType, resourcePatternType, resourceName }) =>
    [
      principal,
      nameIn(AclOperations, operation),
      nameIn(ResourceTypes, resourceType),
      resourcePatternType === ResourcePatternTypes.PREFIXED ? `${resourceName}…` : resourceName,
    ].join(' '),
  );

test('a service reads and writes what is said, under its own names', () => {
  expect(say(toRules({ storage: { reads: 'storage', writes: ['monitor'] } }))).toEqual([
    'User:storage READ TOPIC storage',
    'User:storage WRITE TOPIC monitor',
    'User:storage READ GROUP storage',
    'User:storage WRITE TRANSACTIONAL_ID storage',
    'User:storage WRITE TRANSACTIONAL_ID storage.…',
  ]);
});

test('who reads the monitor’s topic may see whose each transaction is', () => {
  expect(say(toRules({ monitor: { reads: 'monitor', writes: [] } }))).toContain(
    'User:monitor DESCRIBE TRANSACTIONAL_ID *',
  );
});

test('a service without rights still has no right to any topic', () => {
  expect(say(toRules({ storage: { reads: [], writes: [] } })).filter((rule) => rule.includes('TOPIC'))).toEqual([]);
});

describe('the difference to what the broker has', () => {
  const before = toRules({ storage: { reads: 'storage', writes: 'updater' } });
  const after = toRules({ storage: { reads: 'storage', writes: 'monitor' } });

  test('is what is new and what is old, no more', () => {
    const { add, remove } = difference(before, after);
    expect(say(add)).toEqual(['User:storage WRITE TOPIC monitor']);
    expect(say(remove)).toEqual(['User:storage WRITE TOPIC updater']);
  });

  test('is nothing once it is applied', () => {
    expect(difference(after, after)).toEqual({ add: [], remove: [] });
  });
});
