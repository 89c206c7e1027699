import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { megabytesOf, secondsOf } from './processes.ts';
import { PROMPT, Reader } from './reader.ts';
import type { Joined, Subject } from './subject.ts';

const KEYS = 100;
/** Keys on one line, so that it never wraps. */
const KEYS_A_LINE = 40;
const PROMPTS = 3;
const TERMINALS = 2;
const SETTLE_MS = 600;

/** What one subject showed, round by round. */
export interface Seen {
  subject: Subject;
  echoMs: number[];
  promptMs: number[];
  megabytesPerSecond: number[];
  cpuSecondsPer100Mb: number[];
  memoryMb: number[];
  /** load average of the machine as each round ended */
  load: number[];
}

export const nothingSeen = (subject: Subject): Seen => ({
  subject,
  echoMs: [],
  promptMs: [],
  megabytesPerSecond: [],
  cpuSecondsPer100Mb: [],
  memoryMb: [],
  load: [],
});

/** One round of everything that is measured of all alike. */
export async function measureRound(seen: Seen): Promise<void> {
  const { subject } = seen;
  for (let count = 0; count < PROMPTS; count++) seen.promptMs.push(await firstPrompt(subject));
  const text = await subject.text();
  await withTerminal(subject, async (terminal, reader) => {
    seen.echoMs.push(...(await echoes(terminal, reader)));
    const { megabytes, seconds, cpuSeconds } = await bulk(subject, terminal, reader, text);
    seen.megabytesPerSecond.push(megabytes / seconds);
    seen.cpuSecondsPer100Mb.push((cpuSeconds / megabytes) * 100);
  });
  seen.memoryMb.push(await memory(subject, text));
  seen.load.push(loadavg()[0] ?? 0);
}

/** Joins a terminal, waits for its prompt, and leaves it in any case. */
export async function withTerminal<T>(
  subject: Subject,
  use: (terminal: Joined, reader: Reader) => Promise<T>,
): Promise<T> {
  const reader = new Reader();
  const terminal = await subject.join(reader.take);
  try {
    await reader.sees(PROMPT);
    await delay(SETTLE_MS);
    return await use(terminal, reader);
  } finally {
    await terminal.leave();
  }
}

/** From the first byte that asks for a terminal to the first prompt’s last. */
async function firstPrompt(subject: Subject): Promise<number> {
  const reader = new Reader();
  const started = performance.now();
  const terminal = await subject.join(reader.take);
  const at = await reader.sees(PROMPT);
  await terminal.leave();
  return at - started;
}

/** From a key sent to its echo, at a prompt; a pause of no fixed length between keys, as a person makes. */
async function echoes(terminal: Joined, reader: Reader): Promise<number[]> {
  const taken: number[] = [];
  for (let key = 1; key <= KEYS; key++) {
    reader.forget();
    const started = performance.now();
    terminal.type('x');
    taken.push((await reader.sees('x')) - started);
    if (key % KEYS_A_LINE === 0 || key === KEYS) terminal.type('\x15');
    await delay(8 + Math.random() * 16);
  }
  await delay(50);
  return taken;
}

async function bulk(
  subject: Subject,
  terminal: Joined,
  reader: Reader,
  text: string,
): Promise<{ megabytes: number; seconds: number; cpuSeconds: number }> {
  const servers = await subject.servers();
  const before = await secondsOf(servers);
  const bytes = reader.bytes;
  reader.forget();
  const started = performance.now();
  terminal.type(`cat ${text}; echo over $((1+1))\r`);
  const ended = await reader.sees(/over 2\r\n/);
  return {
    megabytes: (reader.bytes - bytes) / 1e6,
    seconds: (ended - started) / 1000,
    cpuSeconds: (await secondsOf(servers)) - before,
  };
}

/** What servers grow by for each terminal that has shown some text and is looked at. */
async function memory(subject: Subject, text: string): Promise<number> {
  const before = await megabytesOf(await subject.servers());
  const open: Joined[] = [];
  try {
    for (let count = 0; count < TERMINALS; count++) {
      const reader = new Reader();
      const terminal = await subject.join(reader.take);
      open.push(terminal);
      await reader.sees(PROMPT);
      reader.forget();
      terminal.type(`head -c 3000000 ${text}; echo over $((1+1))\r`);
      await reader.sees(/over 2\r\n/);
    }
    await delay(SETTLE_MS);
    return ((await megabytesOf(await subject.servers())) - before) / TERMINALS;
  } finally {
    for (const terminal of open) await terminal.leave();
  }
}
