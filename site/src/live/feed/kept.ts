import type { Decision } from '@stackyard/protocol/feed';

/** Most decisions that a page keeps. */
export const MOST_KEPT = 500;

/** The decisions with those that came, in order, the newest 500; what was there already is not taken twice. */
export function keep(kept: readonly Decision[], came: readonly Decision[]): readonly Decision[] {
  const last = kept.at(-1)?.seq ?? -1;
  const fresh = came.filter(({ seq }) => seq > last);
  return fresh.length === 0 ? kept : [...kept, ...fresh].slice(-MOST_KEPT);
}

/** One update: its decisions in the order in which they were made. `id` is null for messages that belong to none. */
export interface Update {
  id: string | null;
  decisions: Decision[];
}

/** The updates that the decisions belong to, the one that moved last at the end. */
export function toUpdates(kept: readonly Decision[]): Update[] {
  const updates = new Map<string | null, Update>();
  for (const decision of kept) {
    const update = updates.get(decision.id) ?? { id: decision.id, decisions: [] };
    update.decisions.push(decision);
    updates.delete(decision.id);
    updates.set(decision.id, update);
  }
  return [...updates.values()];
}
