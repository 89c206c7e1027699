import { readdir, readFile } from 'node:fs/promises';
import type { Machine } from './machine.ts';

/** Our number of the process that a machine calls `inner`, such as the first one of a container in it; null where there is none. */
export async function innerPid(machine: Pick<Machine, 'id' | 'pid'>, inner: number): Promise<number | null> {
  // the numbers of a process, from our namespace inwards; a machine’s own first process tells how deep the machine lies
  const depth = (await numbersOf(machine.pid)).length - 1;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => ((await numbersOf(pid))[depth] === inner && (await isIn(machine, pid)) ? pid : null)),
  );
  return found.find((pid) => pid !== null) ?? null;
}

async function numbersOf(pid: number): Promise<number[]> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return (/^NSpid:\s*(.*)$/m.exec(status)?.[1] ?? '').split(/\s+/).filter(Boolean).map(Number);
}

async function isIn({ id }: Pick<Machine, 'id'>, pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '')).includes(id);
}
