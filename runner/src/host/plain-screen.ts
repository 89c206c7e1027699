import { inWords } from './durations.ts';
import { lineOf } from './live-screen.ts';
import type { Screen, Work } from './progress.ts';

const EVERY_MS = 10_000;

/** Not a terminal (a pipe, CI): a line when a work begins, one every ten seconds when it got further, one at its end. */
export function plainScreen(out: NodeJS.WritableStream): Screen {
  const saidAt = new Map<Work, number>();
  const say = (line: string) => void out.write(`${line}\n`);
  return {
    begin(work) {
      saidAt.set(work, Date.now());
      say(`· ${work.text}${work.lastTookMs === undefined ? '' : ` (took ${inWords(work.lastTookMs)} last time)`}`);
    },
    changed(work) {
      if (Date.now() - (saidAt.get(work) ?? 0) < EVERY_MS) return;
      saidAt.set(work, Date.now());
      say(`  ${lineOf(work)}`);
    },
    end(work, line) {
      saidAt.delete(work);
      say(line);
    },
    say,
    close: () => undefined,
  };
}
