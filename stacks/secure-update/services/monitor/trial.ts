import type { Bench, Judgement } from './judge.ts';
import { judge } from './judge.ts';
import type { Progress } from './progress.ts';
import { NOTHING_YET } from './progress.ts';

/**
 * Judges one message after the other as if nothing had been before the first. Each is believed to be from whom it says.
 * Returns what would go on record.
 */
export function createTrial(
  bench: Omit<Bench, 'progressOf'>,
): (message: string) => Judgement['records'][number] | undefined {
  const progress = new Map<string, Progress>();
  const progressOf = (id: string) => progress.get(id) ?? NOTHING_YET;
  return (message) => {
    const { records, pass } = judge(message, 'claimed', { ...bench, progressOf });
    if (pass !== undefined) progress.set(pass.event.id, pass.progress);
    return records[0];
  };
}
