import type { Decision } from '@stackyard/protocol/feed';
import { toUpdates, type Update } from './kept.ts';

/** What the map shows: the decision of that number, and whether it goes on to the next by itself. */
export interface Player {
  live: boolean;
  seq: number | null;
}

export type Move = 'live' | 'first' | 'back' | 'forward' | 'last';

/** Further behind than this, the map does not play what it missed but shows the newest. */
const MOST_BEHIND = 40;

export const START: Player = { live: true, seq: null };

/** What is shown: an update and the place in it; null where nothing has passed. */
export function shown(player: Player, kept: readonly Decision[]): { update: Update; at: number } | null {
  const decision = kept.find(({ seq }) => seq === player.seq);
  const update = decision && toUpdates(kept).find(({ id }) => id === decision.id);
  return update ? { update, at: update.decisions.indexOf(decision) } : null;
}

/** The next moment of a map that is live, or the same object where there is none. */
export function tick(player: Player, kept: readonly Decision[], mostBehind = MOST_BEHIND): Player {
  if (!player.live) return player;
  const last = kept.at(-1);
  const ahead = kept.filter(({ seq }) => seq > (player.seq ?? -1));
  const next = player.seq === null || ahead.length > mostBehind ? last : ahead[0];
  return next ? { ...player, seq: next.seq } : player;
}

/** After a press of one of the buttons or keys: all but `live` stop the map where they lead. */
export function move(player: Player, kept: readonly Decision[], to: Move): Player {
  if (to === 'live') return player.live ? { ...player, live: false } : { live: true, seq: kept.at(-1)?.seq ?? null };
  const now = shown(player, kept);
  if (!now) return player;
  const { decisions } = now.update;
  const at = { first: 0, back: now.at - 1, forward: now.at + 1, last: decisions.length - 1 }[to];
  return { live: false, seq: decisions[at]?.seq ?? player.seq };
}

/** Shows the end of another update. */
export function choose(kept: readonly Decision[], id: string | null): Player {
  return { live: false, seq: kept.findLast((decision) => decision.id === id)?.seq ?? null };
}

/** Where what is shown is no longer kept, the nearest that is. */
export function settle(player: Player, kept: readonly Decision[]): Player {
  if (player.seq === null || kept.some(({ seq }) => seq === player.seq)) return player;
  return { ...player, seq: kept[0]?.seq ?? null };
}
