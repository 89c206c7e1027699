import type { Session, TerminalSummary } from '@stackyard/protocol/session';
import type { Reason } from '../session/cut.ts';
import { reasonSentence } from '../session/cut.ts';
import { KEPT_MS } from './outbox.ts';
import type { PaneState } from './pane-state.ts';
import type { Spelled } from './spell.ts';

/** The line under the tabs: what is so, keys that are held, and the verb that changes it. */
export interface Note {
  strong: string;
  text: string;
  keys: Spelled[];
  act: 'again' | 'type' | null;
}

/** What the note is about, besides the terminal itself. */
export interface Around {
  now: number;
  /** The session while its machine is not ready. */
  resetting: Session | null;
  reason: Reason;
  held: { keys: number; spelled: Spelled[]; since: number } | null;
  size: { cols: number; rows: number };
  /** There is room for more than the terminal has. */
  isRoomier: boolean;
}

const plain = { text: '', keys: [], act: null };

/** Null where all is as usual. */
export function noteWords(summary: TerminalSummary, pane: PaneState | null, around: Around): Note | null {
  const { resetting } = around;
  if (resetting)
    return { ...plain, strong: `${resetting.doing}.`, text: 'Keys are taken again when its prompt is back.' };
  if (summary.state === 'exited') return exitedWords(summary);
  if (pane === null) return null;
  if (pane.line === 'lost') return lostWords(pane, around);
  if (pane.dropped)
    return {
      ...plain,
      strong: 'Keys typed while the line was down were dropped.',
      text: 'They would have come too late. Look at the prompt before you type again.',
    };
  return sharedWords(pane, around);
}

function exitedWords(summary: TerminalSummary): Note {
  if (summary.lost)
    return {
      ...plain,
      strong: `The shell of ${summary.name} ended with the runner.`,
      text: 'Files and containers stay.',
      act: 'again',
    };
  const how = summary.exitCode === null ? 'was ended' : `exited with ${summary.exitCode}`;
  return { ...plain, strong: `${summary.name} ${how}.`, text: 'Its output stays.', act: 'again' };
}

function lostWords(pane: PaneState, { now, reason, held }: Around): Note {
  const seconds = Math.max(0, Math.round((now - pane.since) / 1000));
  const wait = Math.max(0, Math.ceil((pane.nextTryAt - now) / 1000));
  const next = wait > 0 ? `, next in ${wait} s` : '';
  const tries = `Your machine keeps running. Try ${pane.attempt} after ${seconds} s${next}.`;
  return {
    ...plain,
    strong: reasonSentence[reason],
    text: `${tries} ${heldWords(pane, held, now)}`,
    keys: held?.spelled ?? [],
  };
}

function heldWords(pane: PaneState, held: Around['held'], now: number): string {
  if (pane.dropped) return 'Keys were held for 30 s and are dropped now.';
  if (held === null) return 'What you type is held for 30 s.';
  const left = Math.max(0, Math.ceil((held.since + KEPT_MS - now) / 1000));
  const count = held.keys === 1 ? '1 key is' : `${held.keys} keys are`;
  return `${count} held, to be sent in order if the line is back within ${left} s:`;
}

function sharedWords({ role, drivers }: PaneState, { size, isRoomier }: Around): Note | null {
  const cells = `${size.cols} × ${size.rows}`;
  if (role === 'observer') {
    const page = drivers === 1 ? 'page' : 'smallest page';
    const whose = drivers === 0 ? 'No page types now.' : `The size, ${cells}, is that of the ${page} that types.`;
    return { ...plain, strong: 'You only watch.', text: whose, act: 'type' };
  }
  if (drivers < 2 || !isRoomier) return null;
  return { ...plain, strong: `The size is ${cells}.`, text: 'It is that of the smallest page that types.' };
}
