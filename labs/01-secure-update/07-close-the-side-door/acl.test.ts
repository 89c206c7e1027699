import type { AccessRule } from '@stackyard/kit';
import { expect, test } from 'vitest';
import { allowed, readRules } from './acl.ts';
import { onlyMonitorWrites, ownTopicOnly } from './judge-access.ts';

const entry = (kind: string, name: string, pattern: string, entries: [string, string][]): AccessRule[] =>
  entries.map(([user, operation]) => ({
    principal: `User:${user}`,
    operation,
    allows: true,
    kind,
    name,
    prefix: pattern === 'PREFIXED',
  }));

const services = ['manager', 'downloader', 'storage', 'verifier', 'updater'];
const right = [
  ...entry('TOPIC', 'monitor', 'LITERAL', [
    ['monitor', 'READ'],
    ...services.map((user): [string, string] => [user, 'WRITE']),
  ]),
  ...services.flatMap((name) =>
    entry('TOPIC', name, 'LITERAL', [
      [name, 'READ'],
      ['monitor', 'WRITE'],
    ]),
  ),
  ...entry('TOPIC', 'security_log', 'LITERAL', [
    ['security_log', 'READ'],
    ['monitor', 'WRITE'],
  ]),
  ...entry('GROUP', 'updater', 'LITERAL', [['updater', 'READ']]),
  ...entry('TRANSACTIONAL_ID', 'updater', 'LITERAL', [['updater', 'WRITE']]),
];

test('the broker’s list is read topic by topic; what is about groups and transactions is no topic', () => {
  expect(allowed(readRules(right), 'updater', 'WRITE')).toEqual(['monitor']);
  expect(allowed(readRules(right), 'monitor', 'WRITE')).toEqual(services);
});

test('as little as each needs passes', () => {
  expect(onlyMonitorWrites(readRules(right))).toMatchObject({ outcome: 'pass' });
  expect(ownTopicOnly(readRules(right))).toMatchObject({ outcome: 'pass' });
});

test.each([
  [
    'one more writer',
    entry('TOPIC', 'updater', 'LITERAL', [['downloader', 'WRITE']]),
    'The downloader may write to updater',
  ],
  ['all operations', entry('TOPIC', 'updater', 'LITERAL', [['storage', 'ALL']]), 'The storage may write to updater'],
  ['every topic', entry('TOPIC', '*', 'LITERAL', [['verifier', 'WRITE']]), 'The verifier may write to manager'],
  [
    'topics that begin alike',
    entry('TOPIC', 'up', 'PREFIXED', [['verifier', 'WRITE']]),
    'The verifier may write to updater',
  ],
])('%s is found', (_case, more, headline) => {
  expect(onlyMonitorWrites(readRules([...right, ...more]))).toMatchObject({ outcome: 'fail', headline });
});

test('a list without rules shuts everybody out, and that is said', () => {
  expect(onlyMonitorWrites([])).toMatchObject({ headline: 'The monitor itself may not write to manager' });
});

test('who reads along is found', () => {
  const more = entry('TOPIC', 'monitor', 'LITERAL', [['storage', 'READ']]);
  expect(ownTopicOnly(readRules([...right, ...more]))).toMatchObject({
    headline: 'The storage may read the topic monitor',
  });
});

test('who can’t speak to the monitor is found', () => {
  const deaf = right.filter(({ principal, operation }) => principal !== 'User:verifier' || operation !== 'WRITE');
  expect(ownTopicOnly(readRules(deaf))).toMatchObject({ headline: 'The verifier can’t write to the monitor' });
});
