import { describe, expect, it } from 'vitest';
import { unknownOption } from './arguments.ts';

const defined = {
  all: { type: 'boolean' as const },
  yes: { type: 'boolean' as const, alias: 'y' },
  seed: { type: 'string' as const },
};

describe('the options on a command line', () => {
  it.each([[['--all']], [['-y', '--seed=3']], [['--no-all']], [['01/02']], [['--', '--anything']], [['-1']]])(
    '%j are known',
    (line) => {
      expect(unknownOption(line, defined)).toBeUndefined();
    },
  );

  it.each([
    [['--al'], '--al'],
    [['--all', '--force=1'], '--force=1'],
    [['-x'], '-x'],
  ])('%j hold %s, which is not', (line, unknown) => {
    expect(unknownOption(line, defined)).toBe(unknown);
  });

  it('are passed on by a command that defines none', () => {
    expect(unknownOption(['--whatever'], undefined)).toBeUndefined();
  });
});
