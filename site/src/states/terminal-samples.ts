import type { Session, TerminalSummary } from '@stackyard/protocol/session';
import type { Reason } from '../live/session/cut.ts';
import { noteWords, type Around, type Note } from '../live/terminal/note-words.ts';
import { FIRST_STATE, type PaneState } from '../live/terminal/pane-state.ts';
import { tabWords } from '../live/terminal/tab-words.ts';

const summary: TerminalSummary = { id: 'aaaaaa', name: 'main', state: 'live', exitCode: null, lost: false };
const open: PaneState = { ...FIRST_STATE, line: 'open' };
const lost: PaneState = { ...open, line: 'lost', attempt: 3, since: 0, nextTryAt: 15_500 };
const around: Around = {
  now: 12_000,
  resetting: null,
  reason: 'line',
  held: null,
  size: { cols: 80, rows: 24 },
  isRoomier: false,
};
const held = { keys: 7, spelled: [{ text: 'ls -la' }, { key: 'Enter' }], since: 5_000 };

interface Sample extends ReturnType<typeof tabWords> {
  name: string;
  words: Note | null;
}

function sample(pane: PaneState, part: Partial<Around> = {}, terminal: Partial<TerminalSummary> = {}): Sample {
  const shown = { ...summary, ...terminal };
  return { name: shown.name, ...tabWords(shown, pane), words: noteWords(shown, pane, { ...around, ...part }) };
}

const reasons: Reason[] = ['slept', 'offline', 'network', 'runner', 'line'];

/** A terminal in each state that its tab and the line under the tabs can tell, in the words of the page itself. */
export const terminalSamples: Sample[] = [
  sample(open),
  sample(open, {}, { name: 'bus', state: 'exited', exitCode: 137 }),
  sample(open, {}, { name: 'bus', state: 'exited', lost: true }),
  ...reasons.map((reason) => sample(lost, { reason })),
  sample(lost, { held }),
  sample({ ...lost, dropped: true }),
  sample({ ...open, dropped: true }),
  sample(open, { resetting: { state: 'resetting', doing: 'Restarting the machine' } as Session }),
  sample({ ...open, drivers: 2 }, { isRoomier: true }),
  sample({ ...open, observers: 1 }),
  sample({ ...open, role: 'observer', observers: 1 }),
  sample({ ...open, role: 'observer', drivers: 0, observers: 2 }),
];
