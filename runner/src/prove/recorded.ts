import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { RunResult } from '../docker/run.ts';
import { enterCommand } from '../machine/enter.ts';
import type { Machine } from '../machine/machine.ts';
import { Pty } from '../terminal/pty.ts';
import { Recording } from '../terminal/recording.ts';

const SIZE = { cols: 120, rows: 30 };
/** Beyond what the command may take by itself. */
const GRACE_MS = 3000;
const KEPT_CHARACTERS = 1_048_576;
// what `timeout` ends with when it had to end the command, and when it had to kill it
const TIMED_OUT = new Set([124, 137]);

/**
 * Each command is shown before it runs, on the terminal and not where the script sends what commands say. Nobody is there to turn pages.
 */
const SHOWN = `export PAGER=cat; exec {shown}>&2 </dev/null; BASH_XTRACEFD=$shown; PS4='$ '; set -x`;

/**
 * Runs scripts in a machine on a terminal, and writes what it shows to a file for each: asciicast, to be played again. To
 * be used in the place of a machine’s own `exec` with `bash -c`.
 */
export function recordedExec(machine: Pick<Machine, 'id' | 'pid'>, nextFile: () => string): Machine['exec'] {
  return async ([shell, option, script], { user, cwd, timeoutMs }) => {
    if (shell !== 'bash' || option !== '-c' || script === undefined)
      throw new Error(`expected bash -c and a script, found ${shell} ${option}`);
    const limit = ['timeout', '--kill-after=1', `${timeoutMs / 1000}s`];
    const program = enterCommand(machine, {
      ...(user && { user }),
      ...(cwd && { cwd }),
      env: { TERM: 'xterm-256color' },
      command: [...limit, 'bash', '-c', `${SHOWN}\n${script}`],
    });
    const file = nextFile();
    await using recording = new Recording(file, SIZE, basename(file, '.cast'));
    return await onTerminal(program, timeoutMs + GRACE_MS, (chunk) => recording.output(chunk));
  };
}

async function onTerminal(
  program: ReturnType<typeof enterCommand>,
  withinMs: number,
  shown: (chunk: Buffer) => void,
): Promise<RunResult> {
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  const decoder = new TextDecoder();
  let text = '';
  const pty = new Pty(program, SIZE, {
    output: (chunk) => {
      shown(chunk);
      if (text.length < KEPT_CHARACTERS) text += decoder.decode(chunk, { stream: true });
    },
    exit: ({ code }) => resolve(code),
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    resolve(null);
  }, withinMs);
  const code = await ended;
  clearTimeout(timer);
  // what does not end with its terminal ends with its machine
  await pty[Symbol.asyncDispose]().catch(() => undefined);
  return {
    code,
    stdout: stripVTControlCharacters(text).replaceAll('\r\n', '\n'),
    stderr: '',
    timedOut: late || TIMED_OUT.has(code ?? 0),
    truncated: text.length >= KEPT_CHARACTERS,
  };
}
