import type { Problem } from '@stackyard/protocol/problem';
import { api, ProblemError } from '../api.ts';
import { onCommand, readySession, state } from '../session/state.ts';
import type { Pane } from './pane.ts';
import type { Seat } from './seat.ts';
import { typedText } from './type-text.ts';

const READY_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 50;

interface Typing {
  name: string;
  text: string;
  told(id: string): void;
  select(id: string): void;
  seat(id: string): Seat | undefined;
}

/** Commands that run now, by terminal, as far as this page has heard. */
const running = new Set<string>();
onCommand(
  (news) => void (news.state === 'started' ? running.add(news.terminal) : running.delete(news.terminal)),
  new AbortController().signal,
);

/** Types a block into the terminal of that name: opens it, or its shell again, if need be, and waits for a prompt. */
export async function typeInto({ name, text, told, select, seat }: Typing): Promise<Problem | null> {
  try {
    const id = await terminalNamed(name);
    if (id === null) return gone;
    if (running.has(id)) return busy(name);
    select(id);
    told(id);
    const pane = await readyPane(() => seat(id)?.pane ?? null);
    if (pane === null) return gone;
    pane.type(typedText(text, pane.screen.term.modes.bracketedPasteMode));
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

async function terminalNamed(name: string): Promise<string | null> {
  const session = readySession(state.get());
  if (!session) return null;
  const found = session.terminals.find((each) => each.name === name);
  if (!found) return (await api.openTerminal(session.id, name)).id;
  if (found.state === 'exited') {
    running.delete(found.id);
    await api.startTerminalAgain(session.id, found.id);
  }
  return found.id;
}

/** The pane once its shell waits for input: it then takes pasted text. One that never does gets the text all the same. */
async function readyPane(pane: () => Pane | null): Promise<Pane | null> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += LOOK_EVERY_MS) {
    const now = pane();
    if (now?.state.line === 'open' && now.screen.term.modes.bracketedPasteMode) return now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return pane();
}

const gone: Problem = {
  name: 'terminal-gone',
  title: 'The terminal is not there',
  message: 'The block was to be typed into a terminal of your machine.',
  hint: 'Wait until the machine is ready, then press Run again.',
};

function busy(name: string): Problem {
  return {
    name: 'terminal-busy',
    title: `A program still runs in ${name}`,
    message: 'The block would have been typed into that program.',
    hint: 'End it, with Ctrl+C for instance, or wait until the prompt is back.',
  };
}
