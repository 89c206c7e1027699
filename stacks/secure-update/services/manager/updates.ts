import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../files/replace-file.ts';
import type { Update } from './update.ts';
import { hasEnded, updateSchema } from './update.ts';

/** Every update that was ordered, one file each, so that a restart forgets none. */
export interface Updates {
  get(id: string): Update | undefined;
  /** All that have not ended. */
  open(): Update[];
  add(update: Update): Promise<void>;
  /** Changes an update that has not ended; what has, stays as it ended. Returns whether it changed. */
  change(id: string, change: Pick<Update, 'state' | 'by' | 'reason'>): Promise<boolean>;
}

export async function loadUpdates(folder: string): Promise<Updates> {
  const updates = new Map<string, Update>();
  await mkdir(folder, { recursive: true });
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.json')) continue;
    const parsed = updateSchema.safeParse(toJson(await readFile(join(folder, file), 'utf8')));
    if (parsed.success) updates.set(parsed.data.id, parsed.data);
  }

  let last = Promise.resolve();
  /** One after the other: two that write the same file at once would take it from under each other. */
  const write = (update: Update) => {
    updates.set(update.id, update);
    const writing = last.then(() => replaceFile(join(folder, `${update.id}.json`), JSON.stringify(update)));
    last = writing.catch(() => undefined);
    return writing;
  };

  return {
    get: (id) => updates.get(id),
    open: () => [...updates.values()].filter((update) => !hasEnded(update)),
    add: write,
    async change(id, change) {
      const update = updates.get(id);
      if (update === undefined || hasEnded(update)) return false;
      const changed = { ...update, ...change };
      await write(hasEnded(changed) ? { ...changed, ended_at: new Date().toISOString() } : changed);
      return true;
    },
  };
}

/** A file that is damaged counts as none. */
function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
