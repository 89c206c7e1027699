import type { TrialResult } from '@stackyard/protocol/proof';
import type { RigWanted } from './rig.ts';
import type { Tester } from './tester.ts';
import { notTried, type Run, type Trial } from './trial.ts';

/** Trials that share a machine, in their order. */
export type Chain = readonly [Trial, ...Trial[]];

/** Shows a chain in a machine of its own, as long as each trial comes out as it must: what follows one that does not was not tried. */
export async function showChain(
  tester: Tester,
  wanted: Pick<RigWanted, 'from'> & Run,
  chain: Chain,
  done: (trial: Trial, result: TrialResult) => void,
): Promise<void> {
  const { from: _, ...run } = wanted;
  const results: TrialResult[] = [];
  const tell = (trial: Trial, result: TrialResult): boolean => {
    results.push(result);
    done(trial, result);
    return result.ruling === 'proven';
  };
  const start = performance.now();
  const failed = await tester.withRig(wanted, chain[0], async (rig) => {
    for (const trial of chain)
      if (!tell(trial, await tester.show(rig, run, trial, results.length === 0 ? start : undefined))) return;
  });
  if (failed) tell(chain[0], failed);
  const stopped = results.at(-1);
  for (const trial of chain.slice(results.length))
    done(trial, notTried(trial, run, `what it follows did not come out as it must: ${stopped?.what ?? ''}`));
}
