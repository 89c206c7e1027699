import { describe, expect, test } from 'vitest';
import { isOlder, versionIn, versionSchema } from './version.ts';

describe('versions', () => {
  const inOrder = [
    'nonsense',
    '0.9',
    '1.0',
    '1.0.3u',
    '1.0.3x',
    '1.0.4',
    '1.0.4b',
    '1.0.5-ab12',
    '1.0.10',
    '1.1',
    '10.0',
  ];

  test.each(inOrder.slice(1).map((version, index) => [inOrder[index] ?? '', version]))(
    '%s is older than %s',
    (older, newer) => {
      expect([isOlder(older, newer), isOlder(newer, older)]).toEqual([true, false]);
    },
  );

  test.each([
    ['1.0.4b', '1.0.4b'],
    ['1.0.4b', '1.0.4B'],
    ['1.0', '1.0.0'],
    ['1.0.5-ab12', '1.0.5-9f'],
  ])('%s and %s are alike', (left, right) => {
    expect([isOlder(left, right), isOlder(right, left)]).toEqual([false, false]);
  });

  test.each(['', 'latest', '1..0', '1.0\n', '1.0 ', 'v1.0', '1.0-', '-1', `1.${'0'.repeat(40)}`])(
    '%j is none',
    (text) => {
      expect(versionSchema.safeParse(text).success).toBe(false);
    },
  );
});

test.each([
  ["const VERSION = '1.0.4b';", '1.0.4b'],
  ['export const VERSION="2.0-rc";', '2.0-rc'],
  ["const VERSION = 'soon';", undefined],
  ["const OTHER_VERSION = '1.0';", undefined],
  ['', undefined],
])('the source %j has version %s', (source, version) => {
  expect(versionIn(Buffer.from(source))).toBe(version);
});
