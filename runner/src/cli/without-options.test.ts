import { expect, test } from 'vitest';
import { withoutOptions } from './without-options.ts';

test('options go with their values, in both forms, and all else stays', () => {
  const line = ['01/02', '--json', 'out.json', '--jobs', '2', '--junit=a.xml', '01/03', '--json-lines'];
  expect(withoutOptions(line, ['json', 'junit'])).toEqual(['01/02', '--jobs', '2', '01/03', '--json-lines']);
});
