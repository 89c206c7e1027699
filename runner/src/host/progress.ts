import { inWords, type DurationBook } from './durations.ts';
import type { Log } from './log.ts';
import { liveScreen } from './live-screen.ts';
import { plainScreen } from './plain-screen.ts';

/** One piece of work as the terminal shows it. */
export interface Work {
  text: string;
  /** how far, in words: “step 3 of 9”, “210 of 640 MB” */
  now: string;
  beganAt: number;
  lastTookMs: number | undefined;
}

/** Where the works are drawn: lines that redraw themselves, or plain lines. */
export interface Screen {
  begin(work: Work): void;
  changed(work: Work): void;
  end(work: Work, line: string): void;
  say(line: string): void;
  close(): void;
}

export interface Progress extends Disposable {
  /** Runs one piece of work, showing what and how far; keeps how long it took under `key`. */
  work<T>(key: string, text: string, run: (now: (words: string) => void) => Promise<T>): Promise<T>;
  say(line: string): void;
  /** what took how long so far, in the order of ending */
  readonly took: { key: string; text: string; beganAt: number; ms: number }[];
}

export function createProgress(out: NodeJS.WriteStream, durations: DurationBook, log: Log): Progress {
  const screen = out.isTTY ? liveScreen(out) : plainScreen(out);
  const took: Progress['took'] = [];
  return {
    took,
    async work(key, text, run) {
      const work: Work = { text, now: '', beganAt: Date.now(), lastTookMs: durations.last(key) };
      log.write(`\n== ${new Date().toISOString()} ${text}\n`);
      screen.begin(work);
      try {
        const result = await run((words) => {
          work.now = words;
          screen.changed(work);
        });
        const ms = Date.now() - work.beganAt;
        took.push({ key, text, beganAt: work.beganAt, ms });
        durations.keep(key, ms);
        log.write(`== ${text}: ${ms} ms\n`);
        screen.end(work, `✓ ${text} (${inWords(ms)})`);
        return result;
      } catch (error) {
        log.write(`== ${text} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
        screen.end(work, `✗ ${text}`);
        throw error;
      }
    },
    say(line) {
      log.write(`${line}\n`);
      screen.say(line);
    },
    [Symbol.dispose]: () => screen.close(),
  };
}
