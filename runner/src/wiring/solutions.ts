import { addAbortListener } from 'node:events';
import { solveStep } from '../check/solve.ts';
import type { Lab } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import { problem } from '../problems.ts';
import type { Parts, SessionMachine } from '../session/parts.ts';
import { findLab, findStep } from './checks.ts';

/** Solutions as sessions ask for them: the page's blocks, then what the page leaves to the learner. */
export function solutionsForSessions(labs: readonly Lab[], find: (machine: SessionMachine) => Machine): Parts['solve'] {
  return async ({ lab, step, machine, signal }) => {
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    // a script that goes on ends with its machine, which whoever aborts removes
    using _listening = addAbortListener(signal, () => reject(signal.reason));
    const solved = solveStep(find(machine), findLab(labs, lab.id), findStep(labs, lab.id, step));
    const played = await Promise.race([solved, aborted]);
    if (played.timedOut) throw problem('solution-failed', { step, said: 'it did not end in time' });
  };
}
