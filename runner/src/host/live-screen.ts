import { stripVTControlCharacters } from 'node:util';
import { inWords } from './durations.ts';
import type { Screen, Work } from './progress.ts';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** A terminal: one line a running work at the bottom, redrawn five times a second. */
export function liveScreen(out: NodeJS.WriteStream): Screen {
  const works = new Set<Work>();
  let drawn = 0;
  let frame = 0;
  const clear = () => (drawn === 0 ? '' : `\x1b[${drawn}F\x1b[0J`);
  const draw = (above = '') => {
    const lines = [...works].map((work) => cut(`${FRAMES[frame % FRAMES.length]} ${lineOf(work)}`, out.columns || 80));
    out.write(`${clear()}${above}${lines.map((line) => `${line}\n`).join('')}`);
    drawn = lines.length;
  };
  const timer = setInterval(() => {
    frame += 1;
    if (works.size > 0) draw();
  }, 200);
  timer.unref();
  return {
    begin(work) {
      works.add(work);
      draw();
    },
    changed: () => undefined,
    end(work, line) {
      works.delete(work);
      draw(`${line}\n`);
    },
    say: (line) => draw(`${line}\n`),
    close: () => clearInterval(timer),
  };
}

export function lineOf(work: Work, at = Date.now()): string {
  const last = work.lastTookMs === undefined ? '' : `, took ${inWords(work.lastTookMs)} last time`;
  const now = work.now === '' ? '' : `: ${work.now}`;
  return `${work.text}${now} (${inWords(at - work.beganAt)}${last})`;
}

/** A line that wrapped could not be redrawn in place. */
function cut(line: string, columns: number): string {
  const plain = stripVTControlCharacters(line);
  return plain.length < columns ? plain : `${plain.slice(0, columns - 2)}…`;
}
