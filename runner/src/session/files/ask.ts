import { problem } from '../../problems.ts';
import type { SessionMachine } from '../parts.ts';

const WITHIN_MS = 10_000;
const MOST_BYTES = 4 * 1_048_576;

/** What the exit codes of the scripts in this folder mean. */
const ENDINGS = {
  44: 'no-such-file',
  45: 'is-a-folder',
  46: 'file-not-readable',
  47: 'not-a-file',
  48: 'file-changed',
  49: 'file-read-only',
  50: 'name-taken',
  51: 'not-a-folder',
} as const;

interface Asked {
  /** The script’s name and text, for sh; `$1` is the absolute path. */
  name: string;
  script: string;
  /** As it was asked for, for the words of a problem. */
  path: string;
  args: readonly string[];
  input?: string | Buffer;
  /** Whether the machine was asked to write a file’s content: its refusal is said in other words. */
  saves?: boolean;
}

/** Prints what the disk says of `$1` without reading it. A path that begins with / cannot be taken for an option. */
export const STAMP = `find -L "$1" -maxdepth 0 -printf '%i:%s:%m:%T@:%C@\\0'`;

/** Runs a script on the learner’s files as the learner, inside the machine, so that links and rights are the machine’s. Gives what it printed. */
export async function askFiles(machine: SessionMachine, asked: Asked): Promise<string> {
  const { name, script, path, args, input, saves = false } = asked;
  const { code, stdout, stderr, timedOut } = await machine.exec(['sh', '-c', script, name, ...args], {
    user: 'learner',
    timeoutMs: WITHIN_MS,
    maxBytes: MOST_BYTES,
    ...(input !== undefined && { input }),
  });
  if (code === 0) return stdout;
  if (timedOut) throw problem('files-silent', { path, seconds: WITHIN_MS / 1000 });
  const ending = Object.entries(ENDINGS).find(([key]) => Number(key) === code)?.[1];
  if (ending) throw problem(ending, { path });
  const said = stderr.trim().split('\n').at(-1)?.slice(0, 200) || `exit code ${code}`;
  throw saves ? problem('file-not-saved', { path, said }) : problem('files-refused', { path, said });
}
