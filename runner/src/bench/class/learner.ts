import { setTimeout as delay } from 'node:timers/promises';
import type { Session } from '@stackyard/protocol/session';
import { randomId } from '../../machine/name.ts';
import { NoAnswer, type Guest } from '../client/guest.ts';
import { Wire } from '../client/wire.ts';
import { PROMPT, Reader } from '../terminal/reader.ts';

/** Five keys a second, as somebody types who thinks. */
const KEY_MS = [120, 280] as const;
const THINK_MS = [1000, 4000] as const;
const CHECK_EVERY_MS = 10_000;
const UP_WITHIN_MS = 240_000;
const COMMANDS = ['ls -l', 'docker compose ps', 'cat compose.yaml', 'docker ps --all', 'history', 'df -h .'];

/** What one learner has felt. */
interface Felt {
  echoMs: number[];
  verdictMs: number[];
}

export interface Learner {
  session: Session;
  /** The lab’s system runs in the machine. */
  hasSystem: boolean;
  /** Types, reads and asks for verdicts until the time is over. */
  work(forMs: number): Promise<Felt>;
}

const within = ([least, most]: readonly [number, number]): number => least + Math.random() * (most - least);

/** A learner with a session, a machine and a terminal; one who is to have the lab’s system has started it. */
export async function arrive(guest: Guest, lab: string, hasSystem: boolean): Promise<Learner> {
  const session = await guest.startLab(lab);
  const [terminal] = session.terminals;
  const [step] = session.steps;
  if (terminal === undefined || step === undefined) throw new Error(`${lab} has no terminal, or no step`);
  const { address, headers } = guest.lineTo(session, terminal, `&typist=${randomId(12)}`);
  const wire = new Wire(address, headers);
  const reader = new Reader();
  wire.taken = reader.take;
  await wire.greeted;
  await reader.sees(PROMPT);
  if (hasSystem) {
    reader.forget();
    wire.type('docker compose up --detach --wait; echo up $((1+1))\r');
    await reader.sees('up 2\r\n', UP_WITHIN_MS);
    await reader.sees(PROMPT);
  }

  const typeLine = async (line: string, echoMs: number[]): Promise<void> => {
    for (const key of line) {
      reader.forget();
      const pressed = performance.now();
      wire.type(key);
      echoMs.push((await reader.sees(key)) - pressed);
      await delay(within(KEY_MS));
    }
    reader.forget();
    wire.type('\r');
    await reader.sees(PROMPT);
  };

  const typeUntil = async (end: number, echoMs: number[]): Promise<void> => {
    while (performance.now() < end) {
      await delay(within(THINK_MS));
      await typeLine(COMMANDS[Math.floor(Math.random() * COMMANDS.length)] ?? 'ls', echoMs);
    }
  };

  const checkUntil = async (end: number, verdictMs: number[]): Promise<void> => {
    await delay(Math.random() * CHECK_EVERY_MS);
    while (performance.now() < end) {
      const asked = performance.now();
      try {
        await guest.session('POST', `/api/sessions/${session.id}/check`, { step: step.id });
        verdictMs.push(performance.now() - asked);
      } catch (thrown) {
        if (!(thrown instanceof NoAnswer)) throw thrown;
        verdictMs.push(Number.POSITIVE_INFINITY);
      }
      await delay(CHECK_EVERY_MS);
    }
  };

  return {
    session,
    hasSystem,
    work: async (forMs) => {
      const felt: Felt = { echoMs: [], verdictMs: [] };
      const end = performance.now() + forMs;
      await Promise.all([typeUntil(end, felt.echoMs), checkUntil(end, felt.verdictMs)]);
      return felt;
    },
  };
}
