import { defineCommand } from 'citty';
import { z } from 'zod';
import { LabFrontmatter, StepFrontmatter } from '@stackyard/protocol/lab';
import { hostProblem } from '../host/problems.ts';

const SCHEMAS: Record<string, z.ZodType> = { lab: LabFrontmatter, step: StepFrontmatter };

export const schema = defineCommand({
  meta: {
    name: 'schema',
    description: 'Print the JSON schema of the head of lab.mdx or step.mdx, for editors',
  },
  args: { of: { type: 'positional', required: true, description: 'lab or step', valueHint: 'lab|step' } },
  run({ args }) {
    process.stdout.write(`${JSON.stringify(jsonSchemaOf(args.of), null, 2)}\n`);
  },
});

/** As an author writes it: what has a default may be left out. Draft 7, which editors know best. */
export function jsonSchemaOf(name: string): object {
  const found = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  if (found === undefined)
    throw hostProblem('bad-arguments', { message: `There is a schema of lab and one of step; “${name}” is neither.` });
  return { title: `${name}.mdx, its head`, ...z.toJSONSchema(found, { io: 'input', target: 'draft-7' }) };
}
