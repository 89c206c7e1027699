import type { FindingResult, Verdict } from '@stackyard/protocol/verdict';
import type { Played } from '../check/solve.ts';
import type { Lab, Step, WrongAnswer } from '../lab/lab.ts';
import type { Chain } from './chain.ts';
import type { Trial } from './trial.ts';

/** A wrong answer has to stay wrong: an update under way could still arrive. */
const STAYS_WRONG = { withinMs: 40_000, staysMs: 2000 } as const;
const ONE_LOOK = { withinMs: 0, staysMs: 0 } as const;

/** That each wrong answer of a step is refused: machine by machine, those of one in the order in which they follow each other. */
export function wrongAnswersOf(lab: Lab, step: Step): Chain[] {
  const chainFrom = (answer: WrongAnswer): Chain => {
    const next = step.wrong.find(({ follows }) => follows === answer.name);
    return [refuses(lab, step, answer), ...(next ? chainFrom(next) : [])];
  };
  return step.wrong.filter(({ follows }) => follows === null).map(chainFrom);
}

function refuses(lab: Lab, step: Step, { name, finding, follows, afterBlocks, script }: WrongAnswer): Trial {
  const named = ({ findings }: Verdict): FindingResult | undefined => findings.find((one) => one.name === finding);
  return {
    lab,
    step,
    kind: 'wrong-answer',
    name,
    what: `refuses ${name}${follows === null ? '' : `, after ${follows}`}`,
    place: { file: `labs/${lab.id}/${step.id}/wrong/${name}.sh`, line: 1 },
    show: async (rig) => {
      // what the one before it left behind must not be taken for its own fault
      const left = follows === null ? undefined : named(await rig.look(step, () => true, ONE_LOOK));
      const caught = (found: FindingResult | undefined): boolean => found?.outcome === 'fail' && !isSame(found, left);
      if (afterBlocks) await rig.solve({ ...step, solve: null });
      const played = await rig.play(script);
      const verdict = await rig.look(step, (one) => caught(named(one)), STAYS_WRONG);
      if (played.code !== 0)
        return { verdict, played, right: false, words: `the wrong answer was not given: ${ending(played)}` };
      const found = named(verdict);
      const words = `${finding}: ${found?.headline ?? 'no such finding'}`;
      return { verdict, played, right: caught(found), words: isSame(found, left) ? `${words}, as before it` : words };
    },
  };
}

const isSame = (found: FindingResult | undefined, left: FindingResult | undefined): boolean =>
  found?.outcome === 'fail' && left?.outcome === 'fail' && found.headline === left.headline;

/** What did not come to its end may be refused for having done nothing. */
const ending = ({ code, timedOut }: Played): string =>
  timedOut ? 'its script did not end in time' : `its script ended with code ${code ?? 'none'}`;
