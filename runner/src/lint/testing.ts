import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lint } from './lint.ts';
import { toLine } from './report.ts';

/** A repository with one lab of one step that every rule is content with. */
const WHOLE: Readonly<Record<string, string>> = {
  'labs/01-lab/lab.mdx': `---
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

What is there, and who says so?
`,
  'labs/01-lab/01-start/step.mdx': `---
title: Start
minutes: 3
---

<About finding="one">First</About>, <About finding="two">then</About>.

\`\`\`bash run
ls
\`\`\`

## Take a look

<Hint>Look.</Hint>
`,
  'labs/01-lab/01-start/check.ts': `import { defineCheck, finding, pass } from '@stackyard/kit';
export default defineCheck(() => [finding('one', () => pass('yes')), finding('two', () => pass('yes'))]);
`,
  'labs/01-lab/01-start/wrong/a.sh': '# finding: one\ntrue\n',
  'labs/01-lab/01-start/wrong/b.sh': '# finding: two\ntrue\n',
  'stacks/stack/docker-bake.hcl': 'target "stack" {\n  context = "stacks/stack"\n}\n',
  'stacks/stack/Dockerfile': 'FROM debian:trixie-slim\n',
  'site/src/components/lab/Map.astro': '<svg role="img" aria-label="A map"><path d="M0 0" /></svg>\n',
};

/** Changes to files of that repository: their text anew, what is made of it, or null for none. */
export type Changes = Record<string, string | null | ((text: string) => string)>;

/** What lint says of the lab once these files are changed, a line each. */
export async function linted(changes: Changes = {}): Promise<string[]> {
  const cache = join(import.meta.dirname, '../../../.cache');
  mkdirSync(cache, { recursive: true });
  // beside the sources, so that checks find the kit
  const root = mkdtempSync(join(cache, 'lint-'));
  try {
    const files: Record<string, string | null> = { ...WHOLE };
    for (const [path, change] of Object.entries(changes))
      files[path] = typeof change === 'function' ? change(files[path] ?? '') : change;
    for (const [path, text] of Object.entries(files)) {
      if (text === null) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return (await lint(root, ['01-lab'])).map(toLine);
  } finally {
    rmSync(root, { recursive: true });
  }
}

export const FRONT = 'labs/01-lab/lab.mdx';
export const STEP = 'labs/01-lab/01-start/step.mdx';
export const CHECK = 'labs/01-lab/01-start/check.ts';
