import { setTimeout as delay } from 'node:timers/promises';
import type { Ours } from './ours.ts';
import { PROMPT, Reader } from './reader.ts';
import type { Joined } from './subject.ts';

/** The runner starts the next shell ahead after 300 ms; its prompt needs a moment more. */
const AHEAD_MS = 900;

export interface Prompts {
  /** of the terminal that the lab has from the beginning, when a page joins it */
  first: number[];
  /** from the request to the prompt where the runner had a shell ready */
  ahead: number[];
  /** where it had to start one */
  fresh: number[];
}

/** Joins the lab's first terminal and opens two more, again and again: one is given the shell that was started ahead, the next a new one. */
export async function measurePrompts(ours: Ours, times: number): Promise<Prompts> {
  const seen: Prompts = { first: [], ahead: [], fresh: [] };
  for (let time = 0; time < times; time++) {
    await delay(AHEAD_MS);
    const open: Joined[] = [];
    try {
      for (const kind of ['first', 'ahead', 'fresh'] as const) {
        const reader = new Reader();
        const started = performance.now();
        open.push(await (kind === 'first' ? ours.joinFirst(reader.take) : ours.join(reader.take)));
        seen[kind].push((await reader.sees(PROMPT)) - started);
      }
    } finally {
      for (const terminal of open) await terminal.leave();
    }
  }
  return seen;
}
