import type { Verdict } from '@stackyard/protocol/verdict';
import type { Played } from '../check/solve.ts';
import type { Lab, Step, WrongAnswer } from '../lab/lab.ts';
import type { Trial } from './trial.ts';

/** A wrong answer has to stay wrong: an update under way could still arrive. */
const STAYS_WRONG = { withinMs: 40_000, staysMs: 2000 } as const;

/** Trials of a step that each have a machine of their own, beside the walk. */
export function trialsOf(lab: Lab, step: Step): Trial[] {
  return step.wrong.map((answer) => refuses(lab, step, answer));
}

function refuses(lab: Lab, step: Step, { name, finding, afterBlocks, script }: WrongAnswer): Trial {
  const caught = ({ findings }: Verdict): boolean =>
    findings.some((one) => one.name === finding && one.outcome === 'fail');
  return {
    lab,
    step,
    kind: 'wrong-answer',
    name,
    what: `refuses ${name}`,
    place: { file: `labs/${lab.id}/${step.id}/wrong/${name}.sh`, line: 1 },
    show: async (rig) => {
      if (afterBlocks) await rig.solve({ ...step, solve: null });
      const played = await rig.play(script);
      const verdict = await rig.look(step, caught, STAYS_WRONG);
      if (played.code !== 0)
        return { verdict, played, right: false, words: `the wrong answer was not given: ${ending(played)}` };
      const words = verdict.findings.find((one) => one.name === finding)?.headline ?? 'no such finding';
      return { verdict, played, right: caught(verdict), words: `${finding}: ${words}` };
    },
  };
}

/** What did not come to its end may be refused for having done nothing. */
const ending = ({ code, timedOut }: Played): string =>
  timedOut ? 'its script did not end in time' : `its script ended with code ${code ?? 'none'}`;
