import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const Durations = z.record(z.string(), z.number());

/** How long each piece of work took last time, in milliseconds, kept in one file. */
export interface DurationBook {
  last(key: string): number | undefined;
  keep(key: string, tookMs: number): void;
}

export function openDurations(file: string): DurationBook {
  let book = read(file);
  return {
    last: (key) => book[key],
    keep(key, tookMs) {
      book = { ...read(file), [key]: Math.round(tookMs) };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(book, null, 2)}\n`);
    },
  };
}

/** A file that is missing or damaged only means that nothing is known about last time. */
function read(file: string): Record<string, number> {
  try {
    return Durations.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

/** A duration as a person says it: “0.4 s”, “31 s”, “2 min 5 s”. */
export function inWords(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}
