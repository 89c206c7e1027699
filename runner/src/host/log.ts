import { createWriteStream, mkdirSync, readdirSync, rmSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

const KEPT = 10;

/** The full log of one command, a file in .cache/logs; the oldest beyond ten go. */
export interface Log {
  file: string;
  write(text: string): void;
  close(): Promise<void>;
}

export function openLog(cache: string, command: string, now = new Date()): Log {
  const folder = join(cache, 'logs');
  mkdirSync(folder, { recursive: true });
  const old = readdirSync(folder)
    .filter((name) => name.startsWith(`${command}-`))
    .sort();
  for (const name of old.slice(0, Math.max(0, old.length - KEPT + 1))) rmSync(join(folder, name));
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[:T]/g, '-');
  const file = join(folder, `${command}-${stamp}.log`);
  const stream = createWriteStream(file, { flags: 'a' });
  return { file, write: (text) => void stream.write(text), close: () => end(stream) };
}

function end(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => stream.end(resolve));
}
