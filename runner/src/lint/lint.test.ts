import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lint, RULES } from './lint.ts';
import { CHECK, FRONT, linted, STEP } from './testing.ts';

const ROOT = join(import.meta.dirname, '../../..');

test('a lab that is whole is not talked about', async () => {
  expect(await linted()).toEqual([]);
});

test('what the runner would refuse is said at once, each with its line', async () => {
  const said = await linted({
    [FRONT]: (text) => text.replace('level: beginner', 'level: easy').replace('cpus: 1', 'cpus: none'),
    'labs/01-lab/01-start/wrong/c.sh': '# finding: three\n',
  });
  expect(said).toEqual([
    'labs/01-lab/lab.mdx:4  definition  level: one of "beginner"|"intermediate"|"advanced" ≠ "easy"',
    'labs/01-lab/lab.mdx:7  definition  machine.cpus: number ≠ "none"',
  ]);
  expect(await linted({ 'labs/01-lab/01-start/wrong/c.sh': '# finding: three\n' })).toEqual([
    'labs/01-lab/01-start/wrong/c.sh:1  definition  “# finding: NAME” with a finding of the check (one, two) ≠ # finding: three',
  ]);
  expect(await linted({ [STEP]: '<Hint>never closed' })).toEqual([
    expect.stringMatching(/^labs\/01-lab\/01-start\/step\.mdx:1 {2}definition {2}a page of MDX ≠ /),
    expect.stringMatching(/^labs\/01-lab\/01-start\/step\.mdx:1 {2}definition {2}/),
  ]);
});

test('folders: a gap in the numbers, a number that is taken, and what nobody would look at', async () => {
  expect(
    await linted({
      'labs/01-lab/03-more/step.mdx':
        '---\ntitle: More\nminutes: 1\n---\n\n```bash run\nls\n```\n\n<About finding="one">a</About> two\n',
      'labs/01-lab/03-more/check.ts': `export { default } from '../01-start/check.ts';\n`,
      'labs/01-lab/03-more/wrong/a.sh': '# finding: one\n',
      'labs/01-lab/03-more/wrong/b.sh': '# finding: two\n',
      'labs/01-lab/03-more/wrong/notes.txt': 'no script\n',
      'labs/01-lab/drafts/step.mdx': 'a step that nobody sees\n',
      'labs/01-other/lab.mdx': 'another one\n',
    }),
  ).toEqual([
    'labs/01-lab:1  folders  a number of its own ≠ 01-other has it too',
    'labs/01-lab/03-more:1  folders  step 02 here ≠ 03-more',
    'labs/01-lab/03-more/wrong/notes.txt:1  folders  wrong answers that end in .sh ≠ notes.txt',
    'labs/01-lab/drafts:1  folders  a step such as 02-more, or files or checks ≠ drafts',
  ]);
});

test('wrong-answers: none is an error, one is a warning', async () => {
  expect(await linted({ 'labs/01-lab/01-start/wrong/a.sh': null, 'labs/01-lab/01-start/wrong/b.sh': null })).toContain(
    'labs/01-lab/01-start/check.ts:1  wrong-answers  a wrong answer at least in wrong/ ≠ 0 wrong answers',
  );
  expect(await linted({ 'labs/01-lab/01-start/wrong/b.sh': null })).toContain(
    'labs/01-lab/01-start/check.ts:1  wrong-answers (warning)  two wrong answers or more in wrong/ ≠ 1 wrong answer',
  );
});

test('findings: too few, one that nothing catches, one that the page says nothing of', async () => {
  expect(
    await linted({
      [CHECK]: (text) => text.replace(", finding('two', () => pass('yes'))", ''),
      [STEP]: (text) => text.replace(/<About.*/, 'Do it.'),
      'labs/01-lab/01-start/wrong/b.sh': '# finding: one\n',
    }),
  ).toEqual([
    'labs/01-lab/01-start/check.ts:1  findings (warning)  two findings or more ≠ only one',
    'labs/01-lab/01-start/step.mdx:1  findings (warning)  <About finding="one"> around the words that it is about ≠ none',
  ]);
  expect(await linted({ 'labs/01-lab/01-start/wrong/b.sh': '# finding: one\n' })).toEqual([
    'labs/01-lab/01-start/check.ts:1  findings (warning)  a wrong answer that two catches ≠ none',
  ]);
});

test('solution: a step whose page only shows needs a solve.sh', async () => {
  const shows = (text: string) => text.replace('bash run', 'bash copy');
  expect(await linted({ [STEP]: shows })).toEqual([
    'labs/01-lab/01-start:1  solution  `run` or `save-as` blocks on the page, or solve.sh beside it ≠ neither',
  ]);
  expect(await linted({ [STEP]: shows, 'labs/01-lab/01-start/solve.sh': 'ls\n' })).toEqual([]);
});

test('fail-words: what is empty and what is said twice, wherever in the lab’s code', async () => {
  const words = `const words = (found: string) => ({
  headline: 'The app is away.',
  expected: '',
  found,
  hint: \`the app is away\`,
});
export default words;
`;
  expect(await linted({ 'labs/01-lab/checks/words.ts': words })).toEqual([
    'labs/01-lab/checks/words.ts:1  fail-words  words in `expected` ≠ none',
    'labs/01-lab/checks/words.ts:1  fail-words  a hint that is not the headline ≠ the app is away',
  ]);
});

test('every lab of this repository keeps all rules', async () => {
  const said = await lint(ROOT, readdirSync(join(ROOT, 'labs')));
  expect(said.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('every rule says in a sentence what it wants, under a name of its own', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  for (const { says } of RULES) expect(says).toMatch(/^[A-Z`].*\.$/);
});

test('a declared mutant that there is none of', async () => {
  const declared = 'equivalent:\n  - mutant: drop-flag-x\n    because: nobody needs it\n';
  expect(await linted({ 'labs/01-lab/01-start/mutants.yaml': declared })).toEqual([
    'labs/01-lab/01-start/mutants.yaml:2  mutants  the id of a mutant of this step’s solution ≠ drop-flag-x',
  ]);
});
