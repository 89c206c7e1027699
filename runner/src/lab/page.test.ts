import { expect, test } from 'vitest';
import { readPage } from './page.ts';

const page = (text: string) => readPage('01-lab/01-step/step.mdx', text, 'main');

test('reads the frontmatter and the blocks that do something, in order', () => {
  const { frontmatter, blocks, faults } = page(`---
title: Start
---

Text with <Hint>a \`hint\`</Hint>.

\`\`\`bash run
docker ps --format '{{.Names}}'
\`\`\`

\`\`\`bash run terminal=bus
echo two
\`\`\`

\`\`\`bash copy
echo ‹three›
\`\`\`

\`\`\`json save-as=lab/update.json
{"digest": "‹paste it here›"}
\`\`\`

\`\`\`text
only to be read
\`\`\`
`);
  expect(faults).toEqual([]);
  expect(frontmatter).toEqual({ title: 'Start' });
  expect(blocks).toEqual([
    { kind: 'run', terminal: 'main', code: "docker ps --format '{{.Names}}'", line: 7 },
    { kind: 'run', terminal: 'bus', code: 'echo two', line: 11 },
    { kind: 'copy', code: 'echo three', line: 15 },
    {
      kind: 'save-as',
      path: 'lab/update.json',
      code: '{"digest": "paste it here"}\n',
      slots: ['paste it here'],
      line: 19,
    },
  ]);
});

test('a block in a list or in a component counts as well', () => {
  expect(
    page('- one\n\n  ```bash run\n  ls\n  ```\n\n<Case>\n\n```bash run\nid\n```\n\n</Case>\n').blocks,
  ).toMatchObject([{ code: 'ls' }, { code: 'id' }]);
});

test('words and blocks that are about findings are known with their lines', () => {
  const { mentions, blocks, faults } = page(`1. Post <About finding="order-taken token">the order</About>.

\`\`\`json save-as=lab/update.json about=digest-matches,order-taken
{}
\`\`\`

\`\`\`bash about=token
only to be read
\`\`\`
`);
  expect(faults).toEqual([]);
  expect(mentions).toEqual([
    { finding: 'order-taken', line: 1 },
    { finding: 'token', line: 1 },
    { finding: 'digest-matches', line: 3 },
    { finding: 'order-taken', line: 3 },
    { finding: 'token', line: 7 },
  ]);
  expect(blocks).toMatchObject([{ kind: 'save-as', path: 'lab/update.json' }]);
});

test('words that are about nothing are a fault', () => {
  expect(page('Post <About>the order</About>.').faults).toEqual([
    { path: '01-lab/01-step/step.mdx:1', expected: '<About finding="NAME"> around the words', found: 'no finding' },
  ]);
});

test.each([
  'ran',
  'run copy',
  'run terminal=',
  'save-as=',
  'save-as=/etc/passwd',
  'save-as=lab/../../x',
  'copy terminal=main',
])('says what it does not understand: %s', (meta) => {
  expect(page(`\`\`\`bash ${meta}\nls\n\`\`\`\n`).faults).toEqual([
    {
      path: '01-lab/01-step/step.mdx:1',
      expected: 'run, copy or save-as=PATH after the language, and about=FINDING if it is about one',
      found: meta,
    },
  ]);
});

test('a page that is no MDX is a fault with its place', () => {
  expect(page('<Hint>never closed').faults[0]).toMatchObject({ expected: 'a page of MDX' });
});
