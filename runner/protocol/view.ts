import { z } from 'zod';

/** Frontmatter of a lab with a view: its table comes from `view.ts` beside lab.mdx. */
export const ViewPlace = z.strictObject({
  name: z.string().min(1).describe('the word on the tab, such as Secrets'),
  title: z.string().min(1).describe('what the table answers, such as “Who can read each secret”'),
});
export type ViewPlace = z.infer<typeof ViewPlace>;

/** One cell: what is so in the machine now. `open` is what should not be, `given` what is meant to be. */
export const ViewCell = z.object({
  state: z.enum(['open', 'given', 'closed', 'unknown']),
  words: z.string().describe('who or where, such as “api, postgres”; may be empty'),
});
export type ViewCell = z.infer<typeof ViewCell>;

/** A table about the machine as it is now. Each row has a cell for each column. */
export const ViewTable = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.object({ name: z.string(), cells: z.array(ViewCell) })),
});
export type ViewTable = z.infer<typeof ViewTable>;

/** What came of looking. */
export const View = z.object({
  at: z.iso.datetime(),
  table: ViewTable.nullable().describe('null where nothing could be told'),
  why: z.string().nullable().describe('why nothing could be told, and what to do'),
});
export type View = z.infer<typeof View>;
