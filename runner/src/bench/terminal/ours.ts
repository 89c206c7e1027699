import { randomId } from '../../machine/name.ts';
import { Guest } from '../client/guest.ts';
import { Wire } from '../client/wire.ts';
import type { Session, TerminalSummary } from '@stackyard/protocol/session';
import { setTimeout as delay } from 'node:timers/promises';
import { containerOfCommand } from './processes.ts';
import { PROMPT, Reader } from './reader.ts';
import type { Joined, Subject } from './subject.ts';

export const TEXT = '/tmp/stackyard-bench-text';
/** Prints 50 MB of lines such as a program writes. */
export const MAKE_TEXT = `test -s ${TEXT} || seq -f '%08g a line that a program has written, about as long as lines are in a log' 1 630000 > ${TEXT}`;
const MARKED_WITHIN_MS = 5000;

export interface Ours extends Subject {
  guest: Guest;
  session: Session;
  /** Id of the machine’s container in the engine. */
  machine: string;
  /** Joins the terminal that the session has from its beginning, and leaves it as it is. */
  joinFirst: Subject['join'];
}

/** A session of ours, as a page has it. `servers` are the processes that serve its terminals. */
export async function openOurs(origin: string, version: string, servers: Subject['servers']): Promise<Ours> {
  const guest = await Guest.at(origin);
  const session = await guest.startLab();

  const joinTo = async (
    terminal: Pick<TerminalSummary, 'id'>,
    taken: (bytes: Buffer) => void,
    ended: () => Promise<void>,
  ): Promise<Joined> => {
    const { address, headers } = guest.lineTo(session, terminal, `&typist=${randomId(12)}`);
    const wire = new Wire(address, headers);
    wire.taken = taken;
    await wire.greeted;
    return {
      type: (text) => wire.type(text),
      stall: () => wire.stall(),
      goOn: () => wire.goOn(),
      leave: async () => {
        wire.socket.terminate();
        await ended();
      },
    };
  };
  const join = async (taken: (bytes: Buffer) => void): Promise<Joined> => {
    const terminal = await guest.openTerminal(session);
    return joinTo(terminal, taken, () => guest.closeTerminal(session, terminal));
  };
  const joinFirst = (taken: (bytes: Buffer) => void): Promise<Joined> => {
    const [first] = session.terminals;
    if (first === undefined) throw new Error('the session has no terminal of its own');
    return joinTo(first, taken, () => Promise.resolve());
  };

  const run = async (line: string): Promise<void> => {
    const reader = new Reader();
    const terminal = await join(reader.take);
    try {
      await reader.sees(PROMPT);
      terminal.type(`${line}; echo made $((1+1))\r`);
      await reader.sees(/made 2/);
    } finally {
      await terminal.leave();
    }
  };

  const machine = async (): Promise<string> => {
    const words = `sleep 86400.${Math.floor(Math.random() * 1e9)}`;
    const reader = new Reader();
    const terminal = await join(reader.take);
    await reader.sees(PROMPT);
    terminal.type(`${words}\r`);
    try {
      for (const deadline = performance.now() + MARKED_WITHIN_MS; performance.now() < deadline; await delay(50)) {
        const id = await containerOfCommand(words);
        if (id !== undefined) return id;
      }
      throw new Error(`no process of the machine was seen within ${MARKED_WITHIN_MS / 1000} s`);
    } finally {
      await terminal.leave();
    }
  };

  return {
    name: 'Stackyard',
    version,
    guest,
    session,
    machine: await machine(),
    join,
    joinFirst,
    servers,
    text: async () => {
      await run(MAKE_TEXT);
      return TEXT;
    },
    // its machine, and the text in it, go with its runner
    [Symbol.asyncDispose]: async () => undefined,
  };
}
