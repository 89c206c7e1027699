import type { Build } from '@stackyard/protocol/lab';
import type { Problem } from '@stackyard/protocol/problem';
import type { StepProof } from '@stackyard/protocol/step-proof';
import type { Session } from '@stackyard/protocol/session';
import { createWatched } from '../watched.ts';

/** How the page’s line to the runner stands. `nextTryAt` and `since` are times in ms. */
type Line =
  | { state: 'connecting' }
  | { state: 'open' }
  | { state: 'lost'; attempt: number; nextTryAt: number; since: number };

/** Everything that a lab page knows; elements watch it and show their part. */
export interface PageState {
  line: Line;
  /** False until the runner has said once whether there is a session: until then nothing is claimed. */
  known: boolean;
  session: Session | null;
  build: Build | null;
  /** Steps of the lab that were proven here; null until the runner has said so. */
  proven: readonly StepProof[] | null;
  /** The verb that was sent and has not been answered. */
  asking: string | null;
  /** Why the last start failed before there was a session. */
  startProblem: Problem | null;
}

export const state = createWatched<PageState>({
  line: { state: 'connecting' },
  known: false,
  session: null,
  build: null,
  proven: null,
  asking: null,
  startProblem: null,
});

export function change(part: Partial<PageState>): void {
  state.update((before) => ({ ...before, ...part }));
}

/** A command began or ended in a terminal of this session. */
export interface CommandNews {
  terminal: string;
  state: 'started' | 'ended';
  exitCode: number | null;
}

const commands = new EventTarget();

export function tellCommand(news: CommandNews): void {
  commands.dispatchEvent(new CustomEvent('command', { detail: news }));
}

export function onCommand(hear: (news: CommandNews) => void, signal: AbortSignal): void {
  commands.addEventListener('command', (event) => hear((event as CustomEvent<CommandNews>).detail), { signal });
}

/** The session while a machine answers in it: terminals work, files can be saved, checks can run. */
export function readySession(page: PageState): Session | null {
  return page.session?.state === 'ready' ? page.session : null;
}

/** Whether a session is alive in any form: there is something to wait for or to use. */
export function isAlive(session: Session | null): session is Session {
  return session !== null && session.state !== 'ended' && session.state !== 'failed';
}
