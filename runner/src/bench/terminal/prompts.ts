import { setTimeout as delay } from 'node:timers/promises';
import type { Ours } from './ours.ts';
import { PROMPT, Reader } from './reader.ts';
import type { Joined } from './subject.ts';

/** The runner starts the next shell ahead after 300 ms; its prompt needs a moment more. */
const AHEAD_MS = 900;

export interface Prompts {
  /** from the request to the prompt where the runner had a shell ready */
  ahead: number[];
  /** where it had to start one */
  fresh: number[];
}

/** Opens two terminals at once, again and again: the first one is given the shell that was started ahead, the second a new one. */
export async function measurePrompts(ours: Ours, times: number): Promise<Prompts> {
  const seen: Prompts = { ahead: [], fresh: [] };
  for (let time = 0; time < times; time++) {
    await delay(AHEAD_MS);
    const open: Joined[] = [];
    try {
      for (const kind of ['ahead', 'fresh'] as const) {
        const reader = new Reader();
        const started = performance.now();
        open.push(await ours.join(reader.take));
        seen[kind].push((await reader.sees(PROMPT)) - started);
      }
    } finally {
      for (const terminal of open) await terminal.leave();
    }
  }
  return seen;
}
