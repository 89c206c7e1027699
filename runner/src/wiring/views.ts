import { lookAtView } from '../check/look-at-view.ts';
import type { Lab } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import type { Parts, SessionMachine } from '../session/parts.ts';
import { findLab } from './checks.ts';

/** Views as sessions ask for them: the lab’s own, on the session’s machine. */
export function viewsForSessions(labs: readonly Lab[], find: (machine: SessionMachine) => Machine): Parts['look'] {
  return async ({ lab, machine, seed, signal }) => {
    const { view } = findLab(labs, lab.id);
    const { parameters, workdir, stack } = lab.frontmatter;
    return view && lookAtView(view, { machine: find(machine), seed, parameters, workdir, stack, signal });
  };
}
