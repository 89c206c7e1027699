import type { Machine } from '../machine/machine.ts';
import type { Parts, SessionMachine } from '../session/parts.ts';
import type { PtyHostLine } from '../terminal/host/pty-host-line.ts';
import { learnerShell } from '../terminal/learner-shell.ts';
import { Terminals } from '../terminal/terminals.ts';

/** Terminals as sessions ask for them: the lab's shells in the session's machine, kept by the pty host. */
export function terminalsForSessions(
  host: PtyHostLine,
  find: (machine: SessionMachine) => Machine,
  failed: (thrown: unknown) => void,
): Parts['terminals'] {
  return ({ session, lab, machine, known, changed, command, recordingEnded }) => {
    const { workdir, terminals } = lab.frontmatter;
    const shell = (now: SessionMachine) => learnerShell(find(now), workdir);
    const hears = { changed, command, recordingEnded, failed };
    return Terminals.open({ host, session, shell, machine, names: terminals, known, ...hears });
  };
}
