import { z } from 'zod';

/** A fault as a person reads it: what is wrong, what that means, what to do next. */
export const Problem = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('stable identifier, kebab-case'),
  title: z.string().describe('one short sentence: what is wrong'),
  message: z.string().describe('what was expected and what came'),
  hint: z.string().describe('the next thing to do'),
  id: z.string().optional().describe('the id under which the log holds more, such as p-41d0'),
});
export type Problem = z.infer<typeof Problem>;
