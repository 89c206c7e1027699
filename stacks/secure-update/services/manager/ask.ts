import { z } from 'zod';
import { log, messageOf } from '../bus/log.ts';
import { decisionsSchema, findDenial } from './denial.ts';

/** Where the manager asks, over HTTP, what nobody tells it on the bus: reading only, so that it carries no order. */
export interface Sources {
  /** The updater: how an update went. */
  updater: string;
  /** The security log: what the monitor denied. */
  securityLog: string;
}

const resultSchema = z.object({
  state: z.enum(['done', 'refused', 'failed']),
  reason: z.string().optional(),
});

/** How an update went; undefined while the updater has no result for it, or does not answer. */
export function askUpdater({ updater }: Sources, id: string) {
  return ask(`${updater}/results/${id}`, resultSchema);
}

/** Why the monitor keeps an update from going on; undefined where it does not, or nobody says so. */
export async function askForDenial({ securityLog }: Sources, id: string): Promise<string | undefined> {
  const decisions = await ask(`${securityLog}/decisions?id=${id}&limit=100`, decisionsSchema);
  return decisions && findDenial(decisions, Date.now());
}

async function ask<Schema extends z.ZodType>(url: string, schema: Schema): Promise<z.infer<Schema> | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    return response.ok ? schema.parse(await response.json()) : undefined;
  } catch (error) {
    log(`${new URL(url).host} not reached: ${messageOf(error)}`);
    return undefined;
  }
}
