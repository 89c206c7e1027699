import type { Lab, Step } from '../lab/lab.ts';
import type { Probed } from './probed.ts';
import { authorScript, pageScript, type ScriptPlace } from './script.ts';

const HOME = '/home/learner';
/** What machine/seed.ts writes and every shell of a machine reads. */
const EXPORTS = '/usr/local/lib/stackyard/lab.sh';
const TIMEOUT_MS = 150_000;

/** How a script ended: its output, newest last, for whoever has to see why. */
export interface Played {
  code: number | null;
  timedOut: boolean;
  output: string;
}

/** Does a step as a learner does: the page’s blocks in their order, then what the page left to the learner. */
export async function solveStep(machine: Pick<Probed, 'exec'>, lab: Lab, step: Step): Promise<Played> {
  const place = placeOf(lab);
  const page = await play(machine, pageScript(step.blocks, place), place);
  if (step.solve === null || page.timedOut) return page;
  const own = await play(machine, authorScript(step.solve, place), place);
  return { ...own, output: `${page.output}\n${own.output}` };
}

/** Runs a script of the author as the learner. */
export function playScript(
  machine: Pick<Probed, 'exec'>,
  lab: Lab,
  script: string,
  timeoutMs = TIMEOUT_MS,
): Promise<Played> {
  const place = placeOf(lab);
  return play(machine, authorScript(script, place), place, timeoutMs);
}

function placeOf({ frontmatter: { workdir, terminals } }: Lab): ScriptPlace {
  return { home: HOME, dir: `${HOME}/${workdir}`, exports: EXPORTS, terminal: terminals[0] ?? 'main' };
}

async function play(
  machine: Pick<Probed, 'exec'>,
  script: string,
  { dir }: ScriptPlace,
  timeoutMs = TIMEOUT_MS,
): Promise<Played> {
  const { code, stdout, stderr, timedOut } = await machine.exec(['bash', '-c', script], {
    user: 'learner',
    cwd: dir,
    timeoutMs,
  });
  return { code, timedOut, output: `${stdout}${stderr}` };
}
