import { inWords } from '../host/durations.ts';
import type { Tally } from './test-tally.ts';

/** One part of `npm test`. */
export interface Stage {
  name: string;
  title: string;
  /** the longest it may take */
  minutes: number;
  /** the stages that must have passed for this one to make sense */
  needs: string[];
  /** runs only where it is named: it stops what the others need, or takes very long */
  onlyNamed?: boolean;
  run: (signal: AbortSignal) => Promise<Tally>;
}

export interface Ended extends Tally {
  stage: string;
  tookMs: number;
}

/**
 * Runs stages one after another, each with a heading, its time limit and a line of its own at the end. A stage that fails does
 * not stop the others, but those that need it; a stage that did not run counts as one failure.
 */
export async function runStages(stages: Stage[], say: (line: string) => void, stop: AbortSignal): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const [index, stage] of stages.entries()) {
    say(`\n── ${index + 1}/${stages.length} ${stage.title} ${'─'.repeat(Math.max(3, 60 - stage.title.length))}`);
    const began = performance.now();
    const tally = await outcome(stage, ended, stop);
    const tookMs = performance.now() - began;
    for (const line of tally.said) say(`  ✗ ${line}`);
    say(
      `${tally.failed === 0 ? '✓' : '✗'} ${stage.title}: ${tally.passed} passed, ${tally.failed} failed (${inWords(tookMs)})`,
    );
    ended.push({ ...tally, stage: stage.name, tookMs });
  }
  return ended;
}

async function outcome(stage: Stage, ended: Ended[], stop: AbortSignal): Promise<Tally> {
  const missing = ended.find(({ stage: name, failed }) => stage.needs.includes(name) && failed > 0);
  if (missing !== undefined) return failure(`not run, because “${missing.stage}” failed`);
  if (stop.aborted) return failure('not run, because the tests were stopped');
  const limit = AbortSignal.timeout(stage.minutes * 60_000);
  const signal = AbortSignal.any([limit, stop]);
  try {
    const tally = await Promise.race([stage.run(signal), aborted(signal)]);
    if (limit.aborted) return failure(`stopped after ${stage.minutes} min, its time limit`);
    return tally.passed + tally.failed === 0 ? failure('it found nothing to test') : tally;
  } catch (error) {
    if (limit.aborted) return failure(`stopped after ${stage.minutes} min, its time limit`);
    return failure(error instanceof Error ? error.message : String(error));
  }
}

/** A stage that does not heed its signal must not hold up the rest. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('the tests were stopped')), { once: true }),
  );
}

function failure(line: string): Tally {
  return { passed: 0, failed: 1, said: [line] };
}
