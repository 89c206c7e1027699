import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inWords, openDurations } from './durations.ts';

const folder = mkdtempSync(join(tmpdir(), 'durations-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the durations of last time', () => {
  it('are there for the next command', () => {
    const file = join(folder, 'new/durations.json');
    openDurations(file).keep('engine', 1234.6);
    expect(openDurations(file).last('engine')).toBe(1235);
  });

  it('do not undo what another command kept meanwhile', () => {
    const file = join(folder, 'two.json');
    const [one, other] = [openDurations(file), openDurations(file)];
    one.keep('a', 1);
    other.keep('b', 2);
    expect(openDurations(file).last('a')).toBe(1);
  });

  it('are unknown where the file is damaged', () => {
    const file = join(folder, 'damaged.json');
    writeFileSync(file, '{');
    expect(openDurations(file).last('engine')).toBeUndefined();
  });
});

describe('a duration in words', () => {
  it.each([
    [420, '0.4 s'],
    [31_400, '31 s'],
    [60_000, '1 min'],
    [125_000, '2 min 5 s'],
  ])('%i ms is %s', (ms, words) => {
    expect(inWords(ms)).toBe(words);
  });
});
