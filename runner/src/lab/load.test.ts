import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LabFaults } from './fault.ts';
import { loadLabs } from './load.ts';

let root: string;

// beside the sources, so that checks find the kit
beforeEach(() => {
  const cache = join(import.meta.dirname, '../../../.cache');
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(join(cache, 'labs-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const LAB = `---
title: A lab
summary: You will be able to test.
level: beginner
stack: stack
contains: nothing
machine: { memoryMb: 256, cpus: 1, pids: 100, diskMb: 512 }
workdir: lab
terminals: [main]
ports: []
---
`;
const STEP = '---\ntitle: Start\nminutes: 5\n---\n\n```bash run\nls\n```\n';
const CHECK = `import { defineCheck, finding, pass } from '@stackyard/kit';
export default defineCheck(() => [finding('one', () => pass('yes')), finding('two', () => pass('yes'))]);
`;

const faults = async (): Promise<string[]> => {
  try {
    await loadLabs(root);
    return [];
  } catch (error) {
    if (error instanceof LabFaults)
      return error.faults.map(({ path, expected, found }) => `${path}: ${expected} ≠ ${found}`);
    throw error;
  }
};

describe('a lab that is well formed', () => {
  beforeEach(() =>
    write({
      '01-lab/lab.mdx': LAB,
      '01-lab/01-start/step.mdx': STEP,
      '01-lab/01-start/check.ts': CHECK,
      '01-lab/01-start/wrong/late.sh': '# finding: one\n# after: blocks\ntrue\n',
      '01-lab/01-start/wrong/later.sh': '# finding: two\n# after: late\ntrue\n',
      '01-lab/01-start/wrong/nothing.sh': '# finding: two\ntrue\n',
      '01-lab/02-more/step.mdx': STEP,
      '01-lab/02-more/check.ts': CHECK,
      '01-lab/02-more/solve.sh': 'true\n',
      '01-lab/checks/shared.ts': 'export const shared = 1;\n',
    }),
  );

  test('is read whole, with its minutes summed and its steps in order', async () => {
    const [lab] = await loadLabs(root);
    expect(lab).toMatchObject({ id: '01-lab', number: '01', minutes: 10, frontmatter: { flavour: 'docker', env: {} } });
    expect(
      lab?.steps.map(({ id, findings, solve, wrong }) => ({
        id,
        findings,
        solve,
        wrong: wrong.map(({ name, afterBlocks, follows }) => [name, afterBlocks ? 'the blocks' : follows]),
      })),
    ).toEqual([
      {
        id: '01-start',
        findings: ['one', 'two'],
        solve: null,
        wrong: [
          ['late', 'the blocks'],
          ['later', 'late'],
          ['nothing', null],
        ],
      },
      { id: '02-more', findings: ['one', 'two'], solve: 'true\n', wrong: [] },
    ]);
  });

  test('is frozen', async () => {
    const [lab] = await loadLabs(root);
    expect(Object.isFrozen(lab?.steps[0]?.blocks)).toBe(true);
  });
});

test('every fault is said at once, with its place, what was expected and what was found', async () => {
  write({
    '01-lab/lab.mdx': LAB.replace('level: beginner', 'level: easy').replace('workdir: lab', 'work: lab'),
    'other/lab.mdx': LAB,
    '02-lab/lab.mdx': LAB,
    '02-lab/01-start/step.mdx': STEP.replace('minutes: 5', 'minutes: soon').replace(
      'bash run',
      'bash run terminal=bus',
    ),
    '02-lab/01-start/check.ts': "export default 'no check';\n",
    // a check that cannot be read is one fault, not one for each wrong answer
    '02-lab/01-start/wrong/nothing.sh': '# finding: one\n',
    '02-lab/02-more/step.mdx': STEP,
    '02-lab/02-more/check.ts': CHECK.replace("'two'", "'one'"),
    '02-lab/02-more/wrong/early.sh': '# finding: one\n# after: block\n',
    '02-lab/02-more/wrong/first.sh': '# finding: one\n# after: second\n',
    '02-lab/02-more/wrong/second.sh': '# finding: one\n# after: first\n',
    '02-lab/02-more/wrong/third.sh': '# finding: one\n# after: typo\n',
    '02-lab/02-more/wrong/too.sh': '# finding: one\n# after: typo\n',
    '02-lab/02-more/wrong/typo.sh': '# finding: three\n',
  });
  expect(await faults()).toEqual([
    '01-lab/lab.mdx level: expected one of "beginner"|"intermediate"|"advanced" ≠ "easy"',
    '01-lab/lab.mdx workdir: string ≠ nothing',
    '01-lab/lab.mdx work: no such key ≠ "lab"',
    '02-lab/01-start/step.mdx:6: a terminal of the lab (main) ≠ bus',
    '02-lab/01-start/step.mdx minutes: number ≠ "soon"',
    '02-lab/01-start/check.ts: defineCheck(…) as its default export ≠ string',
    '02-lab/02-more/check.ts: each finding once ≠ one twice',
    '02-lab/02-more/wrong/typo.sh:1: “# finding: NAME” with a finding of the check (one, one) ≠ # finding: three',
    '02-lab/02-more/wrong/early.sh:2: “# after: blocks”, “# after: NAME” with another wrong answer of the step (first, second, third, too, typo), or no such line ≠ # after: block',
    '02-lab/02-more/wrong/first.sh:2: wrong answers that do not follow each other in a circle ≠ # after: second',
    '02-lab/02-more/wrong/second.sh:2: wrong answers that do not follow each other in a circle ≠ # after: first',
    '02-lab/02-more/wrong/too.sh:2: one wrong answer behind typo, where third is already ≠ # after: typo',
    'other: a folder named like 01-secure-update ≠ other',
  ]);
});

test('words about a finding that the check does not have are a fault with their place', async () => {
  write({
    '01-lab/lab.mdx': LAB,
    '01-lab/01-start/step.mdx': `${STEP}\nThe <About finding="two">second</About> and <About finding="three">third</About>.\n`,
    '01-lab/01-start/check.ts': CHECK,
  });
  expect(await faults()).toEqual([
    '01-lab/01-start/step.mdx:10: words about a finding of the check (one, two) ≠ three',
  ]);
});

test('a step that counts a finding which it does not have, or is graded and is not, is at fault', async () => {
  const step = (lines: string): string => STEP.replace('minutes: 5\n', `minutes: 5\n${lines}\n`);
  write({
    '01-lab/lab.mdx': LAB,
    '01-lab/01-start/step.mdx': step('grade: { findings: [one, three] }'),
    '01-lab/01-start/check.ts': CHECK,
    '01-lab/02-more/step.mdx': step('grade: {}\nungraded: no file shows it'),
    '01-lab/02-more/check.ts': CHECK,
  });
  expect(await faults()).toEqual([
    '01-lab/01-start/step.mdx grade.findings: findings of the check (one, two) ≠ three',
    '01-lab/02-more/step.mdx ungraded: either grade or ungraded ≠ both',
  ]);
});

test('a check that probes before its findings are asked is refused', async () => {
  write({
    '01-lab/lab.mdx': LAB,
    '01-lab/01-start/step.mdx': STEP,
    '01-lab/01-start/check.ts': `export default ({ http }) => [{ name: 'one', ask: http(80, '/') }];\n`,
  });
  expect(await faults()).toEqual([expect.stringContaining('asks a probe outside its findings')]);
});

test('the labs of this repository are well formed', async () => {
  const labs = await loadLabs(join(import.meta.dirname, '../../../labs'));
  for (const { steps } of labs) {
    for (const { id, findings, wrong } of steps) {
      expect(findings.length, id).toBeGreaterThan(1);
      expect(wrong.length, id).toBeGreaterThan(1);
    }
  }
});
