import { clock } from '../words/time.ts';

/** Where a code block stands. Times are ms since 1970. */
export type CodeState =
  | { kind: 'idle' }
  | { kind: 'off'; why: string }
  | { kind: 'waiting'; why: string }
  | { kind: 'running'; since: number }
  | { kind: 'done'; at: number }
  | { kind: 'failed'; at: number; code: number }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'changed'; at: number };

/** The words beside the block, and the `data-state` that CSS draws. */
export function codeWords(state: CodeState, now: number): { state: string; note: string } {
  switch (state.kind) {
    case 'idle':
      return { state: 'idle', note: '' };
    case 'off':
      return { state: 'off', note: state.why };
    case 'waiting':
      return { state: 'running', note: state.why };
    case 'running':
      return { state: 'running', note: `running, ${Math.max(0, Math.floor((now - state.since) / 1000))} s` };
    case 'done':
      return { state: 'done', note: `ran ${clock(state.at)}` };
    case 'failed':
      return { state: 'failed', note: `exit ${state.code}, ${clock(state.at)}` };
    case 'saving':
      return { state: 'saving', note: 'saving' };
    case 'saved':
      return { state: 'saved', note: `saved ${clock(state.at)}` };
    case 'changed':
      return { state: 'changed', note: `changed by you, ${clock(state.at)}` };
  }
}
