import { readdirSync, readFileSync } from 'node:fs';

/** Pid of the installation's process that runs this script; undefined while there is none. The tests share its process namespace. */
export function pidOf(script: string): number | undefined {
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const [program = '', ...rest] = read(`/proc/${pid}/cmdline`).split('\0');
    if (program.endsWith('node') && rest.includes(script)) return pid;
  }
  return undefined;
}

/** Resident memory of those processes together, in MB. */
export function memoryOf(scripts: readonly string[]): number {
  const kilobytes = scripts.map((script) => {
    const pid = pidOf(script);
    if (pid === undefined) throw new Error(`no process runs ${script}`);
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1]);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1000;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process went while we looked.
    return '';
  }
}
