import type { Checkpoint } from '@stackyard/protocol/session';
import { askFirst } from '../layout/ask.ts';
import type { PageStep } from '../page-data.ts';
import { back, end, goTo, restart, startOver } from '../session/verbs.ts';
import { clock } from '../words/time.ts';

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
  const text = `A machine with ${before} done for you. This one is kept: Undo brings it back.`;
  if (await askFirst({ title: `Go to step ${step.number}?`, text, verb: `Go to step ${step.number}` }))
    await goTo(step.id);
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
