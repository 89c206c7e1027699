/** Milliseconds to wait before try number `attempt` (from 1): quick at first, never longer than 8 s, up to a fifth earlier by chance. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const steps = [250, 500, 1000, 1000, 1000, 2000, 2000, 4000, 8000];
  const base = steps[Math.min(attempt, steps.length) - 1] ?? 250;
  return Math.round(base * (1 - random() * 0.2));
}
