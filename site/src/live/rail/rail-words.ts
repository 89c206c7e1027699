import type { Session, StepProgress } from '@stackyard/protocol/session';
import { clock } from '../words/time.ts';

type RailState = 'todo' | 'checking' | 'passed' | 'failed' | 'error' | 'skipped';

export interface RailItem {
  state: RailState;
  /** The second line. */
  meta: string;
}

/** One step in the rail. `current` is the page’s own step, `checkingSeconds` set while its check runs. */
export function railItem(
  step: { minutes: number },
  progress: StepProgress | undefined,
  current: boolean,
  checkingSeconds: number | null,
): RailItem {
  if (checkingSeconds !== null) return { state: 'checking', meta: `checking, ${checkingSeconds} s` };
  const at = progress?.at ? clock(progress.at) : '';
  switch (progress?.state) {
    case 'passed':
      return { state: 'passed', meta: `passed ${at}` };
    case 'skipped':
      return { state: 'skipped', meta: 'done for you' };
    case 'failed':
      return { state: 'failed', meta: current ? failing(progress) : `failed last time, ${at}` };
    case 'error':
      return { state: 'error', meta: 'could not tell, not counted' };
    default:
      return { state: 'todo', meta: current ? `${step.minutes} min, you are here` : `${step.minutes} min` };
  }
}

function failing(progress: StepProgress): string {
  const findings = progress.verdict?.findings ?? [];
  const fails = findings.filter((finding) => finding.outcome === 'fail').length;
  return `${fails} of ${findings.length} findings ${fails === 1 ? 'fails' : 'fail'}`;
}

/** The state of the step in the line under the strip on narrow pages: `1 of 4 fails`, `passed 13:58`. */
export function stepLineState(progress: StepProgress | undefined): { state: string; text: string } {
  if (progress?.state === 'passed')
    return { state: 'passed', text: progress.at ? `passed ${clock(progress.at)}` : 'passed' };
  if (progress?.state !== 'failed') return { state: 'todo', text: '' };
  return { state: 'failed', text: failing(progress).replace(' findings', '') };
}

/** `1 of 4 passed` and `10 of 40 points · 22 min to go`. */
export function railTotals(
  steps: { id: string; minutes: number; points: number }[],
  session: Pick<Session, 'steps'> | null,
): { count: string; points: string } {
  const passed = new Set(session?.steps.filter((step) => step.state === 'passed').map((step) => step.id));
  const done = steps.filter((step) => passed.has(step.id));
  const sum = (of: typeof steps, key: 'minutes' | 'points'): number => of.reduce((total, step) => total + step[key], 0);
  const minutes = sum(steps, 'minutes') - sum(done, 'minutes');
  return {
    count: `${done.length} of ${steps.length} passed`,
    points: `${sum(done, 'points')} of ${sum(steps, 'points')} points${minutes > 0 ? ` · ${minutes} min to go` : ''}`,
  };
}
