import { setTimeout as delay } from 'node:timers/promises';
import { randomId } from '../../machine/name.ts';
import { Wire } from '../client/wire.ts';
import type { Ours } from './ours.ts';
import { megabytesOf } from './processes.ts';
import { PROMPT, Reader } from './reader.ts';
import { Sequence } from './sequence.ts';
import type { Subject } from './subject.ts';
import { withTerminal } from './rounds.ts';

const STALL_MS = 6000;
const LOOK_EVERY_MS = 100;
const SILENT_MS = 5000;
/** 189 MB: more than any buffer on the way holds. */
const STALLED_NUMBERS = 20_000_000;
const CUT_NUMBERS = 900_000;
const CUTS = 10;

export interface Stall {
  grewMb: number;
  whole: boolean;
}

/** A viewer that stops reading for six seconds in the midst of 189 MB: what the servers grow by, and whether all of it comes. */
export async function stall(subject: Subject): Promise<Stall> {
  return withTerminal(subject, async (terminal, reader) => {
    const sequence = new Sequence(STALLED_NUMBERS);
    const servers = await subject.servers();
    reader.also = sequence.take;
    terminal.type(`seq 1 ${STALLED_NUMBERS}; echo over $((1+1))\r`);
    await delay(1000);
    const before = await megabytesOf(servers);
    terminal.stall();
    let most = before;
    for (const end = performance.now() + STALL_MS; performance.now() < end; await delay(LOOK_EVERY_MS))
      most = Math.max(most, await megabytesOf(servers));
    terminal.goOn();
    await overOrSilent(reader);
    return { grewMb: most - before, whole: sequence.whole };
  });
}

/** Until the end is seen; where that itself was lost, until nothing more comes. */
async function overOrSilent(reader: Reader): Promise<void> {
  let [bytes, since] = [reader.bytes, performance.now()];
  while (performance.now() - since < SILENT_MS) {
    if (await reader.sees(/over 2\r\n/, LOOK_EVERY_MS).catch(() => null)) return;
    if (reader.bytes !== bytes) [bytes, since] = [reader.bytes, performance.now()];
  }
}

/** From Ctrl-C, typed by a second viewer while the first one stalls in a flood, to the prompt. */
export async function interruptBeside({ guest, session }: Ours): Promise<number> {
  const terminal = await guest.openTerminal(session);
  const open = async (): Promise<{ wire: Wire; reader: Reader }> => {
    const { address, headers } = guest.lineTo(session, terminal, `&typist=${randomId(12)}`);
    const wire = new Wire(address, headers);
    const reader = new Reader();
    wire.taken = reader.take;
    await wire.greeted;
    return { wire, reader };
  };
  const stalled = await open();
  const second = await open();
  try {
    await stalled.reader.sees(PROMPT);
    stalled.wire.type('yes "$(seq -s, 30)"\r');
    await stalled.reader.sees(/1,2,3[^]*1,2,3/);
    stalled.wire.stall();
    await delay(700);
    second.reader.forget();
    const started = performance.now();
    second.wire.type('\x03');
    return (await second.reader.sees(new RegExp(`\\^C[^]*${PROMPT.source}`))) - started;
  } finally {
    stalled.wire.socket.terminate();
    second.wire.socket.terminate();
    await guest.closeTerminal(session, terminal);
  }
}

/** Cuts the connection ten times in a flood and goes on where it was: whether every byte came once and in order. */
export async function cuts({ guest, session }: Ours): Promise<boolean> {
  const terminal = await guest.openTerminal(session);
  const sequence = new Sequence(CUT_NUMBERS);
  const reader = new Reader();
  reader.also = sequence.take;
  const typist = randomId(12);
  const open = async (query: string): Promise<Wire> => {
    const { address, headers } = guest.lineTo(session, terminal, `&typist=${typist}${query}`);
    const wire = new Wire(address, headers);
    wire.taken = reader.take;
    await wire.greeted;
    return wire;
  };
  try {
    let wire = await open('');
    await reader.sees(PROMPT);
    wire.type(`seq 1 ${CUT_NUMBERS}; echo over $((1+1))\r`);
    for (let cut = 0; cut < CUTS; cut++) {
      const bytes = reader.bytes;
      while (reader.bytes === bytes) await delay(1);
      wire.socket.terminate();
      await wire.closed;
      wire = await open(`&since=${wire.seq}`);
      if (wire.frames[0]?.type !== 'hello' || wire.frames[0].reset) return false;
    }
    await reader.sees(/over 2\r\n/);
    wire.socket.terminate();
    return sequence.whole;
  } finally {
    await guest.closeTerminal(session, terminal);
  }
}
