import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { LabFrontmatter, StepFrontmatter } from '@stackyard/protocol/lab';

const base = '../labs';

/** `01-secure-update/lab.mdx` is the lab `01-secure-update`. */
const labs = defineCollection({
  loader: glob({ base, pattern: '[0-9][0-9]-*/lab.mdx', generateId: ({ entry }) => entry.replace(/\/lab\.mdx$/, '') }),
  schema: LabFrontmatter,
});

/** `01-secure-update/02-ship-an-update/step.mdx` is the step `01-secure-update/02-ship-an-update`. */
const steps = defineCollection({
  loader: glob({
    base,
    pattern: '[0-9][0-9]-*/[0-9][0-9]-*/step.mdx',
    generateId: ({ entry }) => entry.replace(/\/step\.mdx$/, ''),
  }),
  schema: StepFrontmatter,
});

export const collections = { labs, steps };
