import { expect, test } from 'vitest';
import { readDeclared } from './declared.ts';

const FILE = '01-lab/01-step/mutants.yaml';
const ids = new Set(['drop-flag-a-1', 'drop-flag-b-2']);

const faults = (text: string): string[] =>
  readDeclared(FILE, text, ids).faults.map(({ path, expected, found }) => `${path}: ${expected} ≠ ${found}`);

test('an equivalent mutant is declared with its reason', () => {
  const text = 'equivalent:\n  - mutant: drop-flag-a-1\n    because: the flag is the default\n';
  expect(readDeclared(FILE, text, ids)).toEqual({
    equivalent: new Map([['drop-flag-a-1', 'the flag is the default']]),
    faults: [],
  });
});

test('an entry that names no mutant, or one twice, is a fault with its line', () => {
  const entry = (mutant: string): string => `  - { mutant: ${mutant}, because: the flag is the default }\n`;
  expect(faults(`# declared\nequivalent:\n${entry('drop-flag-c-3')}${entry('drop-flag-a-1')}${entry('drop-flag-a-1')}`))
    .toMatchInlineSnapshot(`
    [
      "01-lab/01-step/mutants.yaml:3: the id of a mutant of this step’s solution ≠ drop-flag-c-3",
      "01-lab/01-step/mutants.yaml:5: each mutant once ≠ drop-flag-a-1",
    ]
  `);
});

test('an entry without a reason, another key and no YAML are faults with their lines', () => {
  expect(faults('equivalent:\n  - mutant: drop-flag-a-1\n')).toMatchInlineSnapshot(`
    [
      "01-lab/01-step/mutants.yaml:2: equivalent: a list of { mutant, because } ≠ equivalent.0.because: Invalid input: expected string, received undefined",
    ]
  `);
  expect(faults('equivalent: []\nkilled: []\n')).toMatchInlineSnapshot(`
    [
      "01-lab/01-step/mutants.yaml:1: equivalent: a list of { mutant, because } ≠ : Unrecognized key: "killed"",
    ]
  `);
  expect(faults('equivalent: [\n')).toMatchInlineSnapshot(`
    [
      "01-lab/01-step/mutants.yaml:2: YAML ≠ Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1:",
    ]
  `);
});
