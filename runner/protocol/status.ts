import { z } from 'zod';

/** What the home page shows of the place, and what `up` waits for. */
export const Status = z.object({
  version: z.string(),
  docker: z.string().describe('version of the engine’s Docker'),
  sessions: z.number().int(),
  capacity: z.number().int(),
  reserve: z.number().int().describe('machines ready and waiting'),
  freeMemoryMb: z.number().int(),
  freeDiskMb: z.number().int(),
  startedAt: z.iso.datetime(),
  machineImage: z.boolean().describe('whether the machine’s image is in the engine yet'),
});
export type Status = z.infer<typeof Status>;
