import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Query of /api/sessions/:id/terminals/:t. */
export const TerminalQuery = z.object({
  since: z.coerce.number().int().nonnegative().optional().describe('everything before this byte has been seen'),
  cols: z.coerce.number().int().min(2).max(500).default(80),
  rows: z.coerce.number().int().min(1).max(300).default(24),
  role: z.enum(['driver', 'observer']).default('driver'),
  typist: z
    .string()
    .regex(/^[A-Za-z0-9]{6,40}$/)
    .default(() => randomUUID().replaceAll('-', ''))
    .describe('the page that types, chosen by it at random; a line with the same one goes on where that one broke'),
});
export type TerminalQuery = z.infer<typeof TerminalQuery>;
