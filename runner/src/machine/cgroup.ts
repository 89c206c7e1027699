import { readFile, stat } from 'node:fs/promises';
import { engineRun } from '../docker/engine.ts';
import { MACHINE_ROOT } from './disk.ts';
import { seenFromRunner } from './places.ts';

const ROOT = '/sys/fs/cgroup';

/** A machine’s control group below each hierarchy’s root, as the engine sees it. */
export const cgroupOf = (containerId: string): string => `docker/${containerId}`;

const DELEGATE = `found=
for dir in ${ROOT}/"$1" ${ROOT}/*/"$1"; do
  [ -d "$dir" ] || continue
  found=yes
  chown ${MACHINE_ROOT}:${MACHINE_ROOT} "$dir"
  for file in cgroup.procs cgroup.threads cgroup.subtree_control tasks; do
    [ ! -e "$dir/$file" ] || chown ${MACHINE_ROOT}:${MACHINE_ROOT} "$dir/$file"
  done
done
[ -n "$found" ] || { echo "there is no control group $1" >&2; exit 1; }`;

/**
 * Gives a machine its control group: the directory and the files where processes are joined, never the files with the
 * limits (whoever owns those lifts their own limits).
 */
export async function delegateCgroup(containerId: string): Promise<void> {
  await engineRun(['sh', '-ec', DELEGATE, 'delegate', cgroupOf(containerId)]);
}

export interface CgroupUsage {
  memoryMb: number;
  cpuSeconds: number;
  throttled: number;
  processes: number;
}

let unified: Promise<boolean> | undefined;

/** Whether the engine is on cgroup v2. */
function isCgroupV2(): Promise<boolean> {
  unified ??= stat(seenFromRunner(`${ROOT}/cgroup.controllers`)).then(
    () => true,
    () => false,
  );
  return unified;
}

/** What a machine and everything in it uses. Memory leaves out page cache that the kernel can drop at once. */
export async function cgroupUsage(containerId: string): Promise<CgroupUsage> {
  const group = cgroupOf(containerId);
  const read = (...paths: string[]): Promise<string[]> =>
    Promise.all(paths.map((path) => readFile(seenFromRunner(`${ROOT}/${path}`), 'utf8')));
  if (await isCgroupV2()) {
    const [memory, memoryStat, cpu, pids] = await read(
      `${group}/memory.current`,
      `${group}/memory.stat`,
      `${group}/cpu.stat`,
      `${group}/pids.current`,
    );
    return toUsage(
      Number(memory) - field(memoryStat, 'inactive_file'),
      field(cpu, 'usage_usec') / 1e6,
      field(cpu, 'nr_throttled'),
      Number(pids),
    );
  }
  const [memory, memoryStat, time, cpu, pids] = await read(
    `memory/${group}/memory.usage_in_bytes`,
    `memory/${group}/memory.stat`,
    `cpuacct/${group}/cpuacct.usage`,
    `cpu/${group}/cpu.stat`,
    `pids/${group}/pids.current`,
  );
  return toUsage(
    Number(memory) - field(memoryStat, 'total_inactive_file'),
    Number(time) / 1e9,
    field(cpu, 'nr_throttled'),
    Number(pids),
  );
}

/** Reads `name value` lines, such as cpu.stat. */
function field(text: string | undefined, name: string): number {
  const line = text?.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
}

function toUsage(memoryBytes: number, cpuSeconds: number, throttled: number, processes: number): CgroupUsage {
  return { memoryMb: Math.round(memoryBytes / 1_048_576), cpuSeconds, throttled, processes };
}
