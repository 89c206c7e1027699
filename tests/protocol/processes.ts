import { readdirSync, readFileSync } from 'node:fs';

/** Pid of the installation's process that runs this script; undefined while there is none. The tests share its process namespace. */
export function pidOf(script: string): number | undefined {
  return find((program, words) => program.endsWith('node') && words.includes(script));
}

/** Resident memory of that process, in MB. */
export function memoryOf(script: string): number {
  const pid = pidOf(script);
  if (pid === undefined) throw new Error(`no process runs ${script}`);
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1]) / 1000;
}

/** Bytes that the program with such last words has written so far, in whichever machine it runs. */
export function writtenBy(name: string, lastWords: RegExp): number {
  const pid = find((program, words) => program === name && lastWords.test(words.at(-1) ?? ''));
  if (pid === undefined) throw new Error(`no ${name} with ${lastWords} runs`);
  return Number(/^wchar: (\d+)$/m.exec(read(`/proc/${pid}/io`))?.[1]);
}

function find(wanted: (program: string, words: string[]) => boolean): number | undefined {
  return readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .find((pid) => {
      const [program = '', ...words] = read(`/proc/${pid}/cmdline`).replace(/\0$/, '').split('\0');
      return wanted(program, words);
    });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process went while we looked.
    return '';
  }
}
