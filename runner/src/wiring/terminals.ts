import type { Machine } from '../machine/machine.ts';
import type { Parts, SessionMachine } from '../session/parts.ts';
import { learnerShell } from '../terminal/learner-shell.ts';
import { Terminals } from '../terminal/terminals.ts';

/** Terminals as sessions ask for them: the lab's shells in the session's machine. */
export function terminalsForSessions(find: (machine: SessionMachine) => Machine): Parts['terminals'] {
  return ({ lab, machine, lost, changed, command }) => {
    const { workdir, terminals } = lab.frontmatter;
    const shell = (now: SessionMachine) => learnerShell(find(now), workdir);
    return Promise.resolve(new Terminals({ shell, machine, names: terminals, lost, changed, command }));
  };
}
