import type { Phase, Spent } from '@stackyard/protocol/proof';

export type Spending = Partial<Record<Phase, Spent>>;

/** What was spent, by phase; `add` sums up. */
export interface Clock {
  add: (phase: Phase, spent: Spent) => void;
  /** What was spent since it was last taken. */
  take: () => Spending;
}

export function createClock(): Clock {
  let now: Spending = {};
  return {
    add: (phase, { wallMs, cpuMs }) => {
      const { wallMs: wall = 0, cpuMs: cpu = 0 } = now[phase] ?? {};
      now = { ...now, [phase]: { wallMs: Math.round(wall + wallMs), cpuMs: Math.round(cpu + cpuMs) } };
    },
    take: () => {
      const taken = now;
      now = {};
      return taken;
    },
  };
}

/** Everything that several trials spent, together. */
export function sumSpent(all: readonly Spending[]): Spending {
  const clock = createClock();
  for (const spent of all)
    for (const [phase, each] of Object.entries(spent) as [Phase, Spent][]) clock.add(phase, each);
  return clock.take();
}
