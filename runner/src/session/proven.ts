import type { Database } from '../store/database.ts';
import { findProven, takeStaleProven } from '../store/proven.ts';
import type { Context } from './context.ts';
import { commonEdition } from './edition.ts';
import type { SessionLab } from './parts.ts';

/** A kept moment in which the first `done` steps of a lab are done; null: the lab's own start. */
export interface Nearest {
  checkpoint: string | null;
  done: number;
}

/** The lab's proven moment with the most steps done, but not the one at `index` or a later one. */
export function nearestProven(database: Database, lab: SessionLab, edition: string, index: number): Nearest {
  for (let done = index; done > 0; done -= 1) {
    const checkpoint = findProven(database, lab.id, lab.steps[done - 1]?.id ?? '', edition);
    if (checkpoint !== null) return { checkpoint, done };
  }
  return { checkpoint: null, done: 0 };
}

/** To be called when a lab's images are built: what was proven with others, or of another edition, is of no use to new machines. */
export async function dropStaleProven({ parts, database }: Context, lab: SessionLab): Promise<void> {
  const store = parts.builds.store(lab.id);
  if (store === null) return;
  for (const checkpoint of takeStaleProven(database, lab.id, commonEdition(lab, store)))
    await parts.machines.drop(checkpoint);
}
