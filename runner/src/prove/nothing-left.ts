import type { TrialResult } from '@stackyard/protocol/proof';
import type { Lab } from '../lab/lab.ts';

/** The last trial of a lab: `left` are the names of what is still there of all that was made. */
export function nothingLeft(lab: Lab, left: readonly string[], tookMs: number): TrialResult {
  const ruling = left.length === 0 ? 'proven' : 'disproven';
  return {
    lab: lab.id,
    step: null,
    kind: 'nothing-left',
    name: null,
    what: 'leaves nothing behind',
    ruling,
    words: left.length === 0 ? 'every machine, network and disk is gone' : left.join(', '),
    place: { file: `labs/${lab.id}/lab.mdx`, line: 1 },
    tookMs,
    spent: {},
    verdict: null,
    output: null,
    artifacts: null,
    mutant: null,
    rounds: [{ seed: '', round: 1, ruling }],
  };
}
