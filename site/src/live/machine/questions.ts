import type { GoToPlan } from '@stackyard/protocol/plan';
import type { Checkpoint } from '@stackyard/protocol/session';
import { api, ProblemError } from '../api.ts';
import { askFirst } from '../layout/ask.ts';
import { showProblem } from '../layout/toast.ts';
import type { PageStep } from '../page-data.ts';
import { pageLab } from '../page-data.ts';
import { state } from '../session/state.ts';
import { back, end, goTo, restart, startOver } from '../session/verbs.ts';
import { clock } from '../words/time.ts';
import { planWords } from './plan-words.ts';

/** How long a machine that was left behind is kept for Undo, by the runner’s rule. */
const KEPT_FOR_MS = 2 * 60 * 60_000;

const keptUntil = (): string => clock(Date.now() + KEPT_FOR_MS);

export async function askRestart(): Promise<void> {
  const text = 'Running programs end; files stay. Terminals begin anew.';
  if (await askFirst({ title: 'Restart the machine?', text, verb: 'Restart' })) await restart();
}

export async function askStartOver(): Promise<void> {
  const text = `A new attempt. Your results so far stay on record, this machine is kept until ${keptUntil()}.`;
  if (await askFirst({ title: 'Start over?', text, verb: 'Start over' })) await startOver();
}

export async function askGoTo(step: PageStep): Promise<void> {
  const before = step.number === 2 ? 'step 1' : `steps 1–${step.number - 1}`;
  const plan = await planOf(step.id);
  if (plan === null) return;
  const text = `A machine with ${before} done for you.`;
  const list = planWords(plan, pageLab().steps);
  if (await askFirst({ title: `Go to step ${step.number}?`, text, list, verb: `Go to step ${step.number}` }))
    await goTo(step.id);
}

/** What going there would do; null where the runner can not say, and then the page shows why. */
async function planOf(step: string): Promise<GoToPlan | null> {
  const { session } = state.get();
  if (session === null) return null;
  try {
    return await api.planGoTo(session.id, step);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    showProblem(error.problem);
    return null;
  }
}

export async function askBack(checkpoint: Checkpoint): Promise<void> {
  const at = clock(checkpoint.at);
  const text = `Your machine as it was at ${at}, ${checkpoint.label}. What came after is kept until ${keptUntil()}.`;
  if (await askFirst({ title: `Go back to ${at}?`, text, verb: `Back to ${at}` })) await back(checkpoint.id);
}

export async function askEnd(): Promise<void> {
  const text = 'Programs and files of this machine go; your results are kept.';
  if (await askFirst({ title: 'Close the machine?', text, verb: 'Close the machine' })) await end();
}
