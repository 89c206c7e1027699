import type { TrialKind } from '@stackyard/protocol/proof';
import type { Verdict } from '@stackyard/protocol/verdict';
import type { Lab, Step } from '../lab/lab.ts';
import type { Rig } from './rig.ts';
import type { Shown, Subject } from './trial.ts';

const FAILS = { withinMs: 40_000, staysMs: 0 } as const;
/** Longer: what a solution set going comes to its end on a busy host too, and a step that holds takes none of it. */
const PASSES = { withinMs: 90_000, staysMs: 0 } as const;
const passes = ({ outcome }: Verdict): boolean => outcome === 'pass';

/** A trial of the walk, which they share a machine for: each goes on where the one before it ended. */
export interface Stage extends Subject {
  show: (rig: Rig) => Promise<Shown>;
}

/** The step’s way from its beginning to its end, and over a restart: three trials, to be shown in this order. */
export function walkOf(lab: Lab, step: Step): { before: Stage; solution: Stage; restart: Stage } {
  const folder = `labs/${lab.id}/${step.id}`;
  const stage = (kind: TrialKind, what: string, file: string, show: Stage['show']): Stage => ({
    lab,
    step,
    kind,
    name: null,
    what,
    place: { file: `${folder}/${file}`, line: 1 },
    show,
  });
  return {
    before: stage('before', 'fails before', 'check.ts', async (rig) => {
      const verdict = await rig.look(step, ({ outcome }) => outcome === 'fail', FAILS);
      const failing = verdict.findings.filter(({ outcome }) => outcome === 'fail').length;
      const words = `${failing} of ${verdict.findings.length} findings fail`;
      return { verdict, right: verdict.outcome === 'fail', words };
    }),
    solution: stage(
      'solution',
      step.solve === null ? 'the page’s blocks pass' : 'the page’s blocks and the solution pass',
      step.solve === null ? 'step.mdx' : 'solve.sh',
      async (rig) => {
        const played = await rig.solve(step);
        return { played, ...passed(await rig.look(step, passes, PASSES)) };
      },
    ),
    restart: stage('restart', 'passes again after a restart', 'check.ts', async (rig) => {
      await rig.restart();
      return passed(await rig.look(step, passes, PASSES));
    }),
  };
}

function passed(verdict: Verdict): Shown {
  const [first] = verdict.findings.filter(({ outcome }) => outcome !== 'pass');
  return {
    verdict,
    right: passes(verdict),
    words: first ? `${first.name}: ${first.headline}` : holding(verdict.findings.length),
  };
}

const holding = (findings: number): string => (findings === 1 ? '1 finding holds' : `${findings} findings hold`);
