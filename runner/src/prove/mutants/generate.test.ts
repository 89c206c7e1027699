import { expect, test } from 'vitest';
import type { Block } from '../../lab/lab.ts';
import { mutantsOf } from './generate.ts';
import type { Mutant } from './mutant.ts';
import { loadShell } from './shell.ts';
import { FACTS } from './testing.ts';

const run = (code: string, line: number): Block => ({ kind: 'run', terminal: 'main', code, line });
const make = async (blocks: Block[], solve: string | null): Promise<Mutant[]> =>
  mutantsOf({ blocks, solve }, FACTS, await loadShell());

test('a solution’s mutants come in the order of the text, each with what it lies in', async () => {
  const mutants = await make(
    [run('curl app:5000', 9), run('ls\ndocker compose up', 14)],
    'touch a\nmv a policy.yaml\n',
  );
  const name = new Map(mutants.map(({ id, what }) => [id, what]));
  expect(
    mutants.map(
      ({ file, line, what, within, counts }) =>
        `${file}:${line} ${what}${within.length === 0 ? '' : ` (in: ${within.map((id) => name.get(id)).join('; ')})`}${counts ? '' : ', not counted'}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "step.mdx:1 nothing is done",
      "solve.sh:1 only the page’s blocks",
      "step.mdx:1 without the page’s blocks, not counted",
      "step.mdx:10 without the block curl app:5000 (in: without the page’s blocks), not counted",
      "step.mdx:10 port 5001 for 5000 (in: without the block curl app:5000)",
      "step.mdx:10 apr for app (in: without the block curl app:5000)",
      "step.mdx:15 without the block ls docker compose up (in: without the page’s blocks), not counted",
      "step.mdx:15 without ls (in: without the block ls docker compose up), not counted",
      "step.mdx:16 without docker compose up (in: without the block ls docker compose up), not counted",
      "solve.sh:1 without touch a",
      "solve.sh:2 without mv a policy.yaml",
      "solve.sh:2 policz.yaml for policy.yaml (in: without mv a policy.yaml)",
      "solve.sh:1 mv a policy.yaml before touch a (in: without touch a; without mv a policy.yaml)",
    ]
  `);
});

test('ids stay the same where other lines change, and differ where the same words are changed twice', async () => {
  const ids = async (solve: string): Promise<string[]> =>
    (await make([], solve)).filter(({ mutator }) => mutator === 'wrong-port').map(({ id }) => id);
  const before = await ids('curl app:5000\n');
  expect(await ids('touch a\ncurl app:5000\n')).toEqual(before);
  const twice = await ids('curl app:5000\ntouch a\ncurl app:5000\n');
  expect(new Set(twice)).toHaveLength(2);
  expect(twice[0]).toBe(before[0]);
});

test('a mutant’s diff has the lines of its own file', async () => {
  const port = (await make([run('ls\ncurl app:5000', 9)], null)).find(({ mutator }) => mutator === 'wrong-port');
  expect(port?.diff).toMatchInlineSnapshot(`
    "--- step.mdx
    +++ step.mdx
    @@ -10,2 +10,2 @@
     ls
    -curl app:5000
    +curl app:5001
    "
  `);
});

test('what is the same script for bash is no mutant, and what is no script any more neither', async () => {
  // a list with the same entry twice, swapped; an entry of data emptied
  const mutants = await make([{ kind: 'save-as', path: 'a.yaml', code: 'x: [1, 1]\n', slots: [], line: 3 }], null);
  expect(mutants.map(({ what }) => what)).toEqual(['nothing is done', 'without the block a.yaml', 'an empty a.yaml']);
});

test('a page without a solution behind it has its blocks and nothing before them', async () => {
  const mutants = await make([run('docker compose up', 3)], null);
  expect(mutants.map(({ what }) => what)).toEqual(['nothing is done', 'without the block docker compose up']);
});
