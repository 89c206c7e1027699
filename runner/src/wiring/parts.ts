import { createWatcher } from '../check/watcher.ts';
import type { Lab } from '../lab/lab.ts';
import type { Parts } from '../session/parts.ts';
import type { PtyHostLine } from '../terminal/host/pty-host-line.ts';
import { checksForSessions } from './checks.ts';
import type { EngineParts } from './engine-parts.ts';
import { labsForSessions } from './labs.ts';
import { solutionsForSessions } from './solutions.ts';
import { terminalsForSessions } from './terminals.ts';
import { viewsForSessions } from './views.ts';

/** All that sessions stand on, joined. `folder` is where the labs lie. */
export async function partsForSessions(
  labs: readonly Lab[],
  folder: string,
  { machines, builds }: { machines: EngineParts['machines']; builds: Parts['builds'] },
  shells: { host: PtyHostLine; failed: (thrown: unknown) => void },
): Promise<Parts> {
  return {
    labs: await labsForSessions(labs, folder),
    machines,
    builds,
    terminals: terminalsForSessions(shells.host, machines.find, shells.failed),
    examine: checksForSessions(labs, machines.find),
    look: viewsForSessions(labs, machines.find),
    watcher: createWatcher,
    solve: solutionsForSessions(labs, machines.find),
  };
}
