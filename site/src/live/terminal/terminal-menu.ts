import { find } from '../dom.ts';
import { startMenu, type MenuItem } from '../layout/menu.ts';
import { showToast } from '../layout/toast.ts';
import { readySession, state } from '../session/state.ts';
import { record } from '../session/verbs.ts';
import { copyText } from './clipboard.ts';
import { canChoose, chooseFont } from './font-size.ts';
import type { Pane } from './pane.ts';
import { allText } from './plain-text.ts';
import { chooseReadAloud, readAloud } from './read-aloud.ts';
import { showRecordings } from './recordings.ts';

interface Asked {
  pane(): Pane | null;
  search(): void;
  transcript(): void;
  focus(): void;
}

/** The menu at the right end of the tabs: everything that can be done with the terminal in view, by keyboard alone. What it gives back opens it. */
export function startTerminalMenu(root: HTMLElement, asked: Asked, signal: AbortSignal): () => void {
  const button = find(root, '.term-menu-button');
  const menu = find(root, '#terminal-menu');
  if (!button || !menu) return () => undefined;
  return startMenu(button, menu, () => groupsOf(asked), signal);
}

function groupsOf(asked: Asked): MenuItem[][] {
  const pane = asked.pane();
  const off = pane === null;
  const recording = readySession(state.get())?.recording ?? false;
  const watches = pane?.state.role === 'observer';
  /** What is done and leaves the learner where they were: in the terminal. */
  const inTerminal = (act: () => unknown) => () => {
    act();
    asked.focus();
  };
  return [
    [
      { name: 'Search', off, act: asked.search },
      { name: 'Copy as text', note: copyNote(pane), off, act: inTerminal(() => pane && copy(pane)) },
      { name: 'Transcript', note: 'All that scrolled by, to read, select and save', off, act: asked.transcript },
      {
        name: 'Clear',
        note: 'On this page; programs do not notice',
        off,
        act: inTerminal(() => pane?.screen.term.clear()),
      },
    ],
    [fontItem('Larger font', 1, '+'), fontItem('Smaller font', -1, '-'), fontItem('Usual font', 0, '0')],
    [
      {
        name: 'Screen reader reads the terminals',
        checked: readAloud.get(),
        act: inTerminal(() => chooseReadAloud(!readAloud.get())),
      },
      {
        name: 'Watch only',
        note: 'Keys typed here go nowhere; the size is that of the others',
        checked: watches,
        off,
        act: inTerminal(() => pane?.take(watches ? 'driver' : 'observer')),
      },
    ],
    [
      {
        name: recording ? 'Stop recording' : 'Record',
        note: recording ? 'What was recorded is kept' : 'What the terminals show, not what is typed',
        act: inTerminal(() => record(!recording)),
      },
      { name: 'Recordings', note: 'Of this attempt, to save and play', act: showRecordings },
    ],
  ];
}

function fontItem(name: string, by: 1 | -1 | 0, key: string): MenuItem {
  return { name, key, stays: true, off: !canChoose(by), act: () => chooseFont(by) };
}

function copyNote(pane: Pane | null): string {
  return pane?.screen.term.hasSelection() ? 'What is selected' : 'The screen and all that scrolled by';
}

async function copy({ screen: { term } }: Pane): Promise<void> {
  const selected = term.hasSelection();
  const text = selected ? term.getSelection() : allText(term.buffer);
  if (await copyText(text)) showToast(selected ? 'The selection is copied.' : `${countOf(text)} copied.`);
}

function countOf(text: string): string {
  const count = text === '' ? 0 : text.split('\n').length;
  return count === 1 ? '1 line' : `${count} lines`;
}
