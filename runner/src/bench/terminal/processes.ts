import { readdir, readFile, readlink } from 'node:fs/promises';

/** `getconf CLK_TCK` of every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

interface Process {
  pid: number;
  parent: number;
  name: string;
  /** processor time so far, in seconds */
  seconds: number;
}

/** Undefined for one that is gone. */
async function processOf(pid: number): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // the name stands in brackets and may hold anything
  const end = stat.lastIndexOf(')');
  const fields = stat.slice(end + 2).split(' ');
  return {
    pid,
    parent: Number(fields[1]),
    name: stat.slice(stat.indexOf('(') + 1, end),
    seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
  };
}

async function all(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(pids.map(processOf))).filter((found) => found !== undefined);
}

/** A process and all that it started. */
export async function withChildren(pid: number): Promise<number[]> {
  const processes = await all();
  const tree = [pid];
  for (const parent of tree) tree.push(...processes.filter((one) => one.parent === parent).map((one) => one.pid));
  return tree;
}

/** A process and those that it started which are in no machine. */
export async function outsideMachines(pid: number): Promise<number[]> {
  const tree = await withChildren(pid);
  const [own, ...groups] = await Promise.all([pid, ...tree].map(groupOf));
  return tree.filter((_, index) => groups[index] === own);
}

/** Processes of these names in our own process namespace: machines have namespaces, and Dockers, of their own. */
export async function named(names: ReadonlySet<string>): Promise<number[]> {
  const ours = await readlink('/proc/self/ns/pid');
  const found = (await all()).filter(({ name }) => names.has(name));
  const spaces = await Promise.all(found.map(({ pid }) => readlink(`/proc/${pid}/ns/pid`).catch(() => '')));
  return found.filter((_, index) => spaces[index] === ours).map(({ pid }) => pid);
}

/** The id of the innermost container of the process whose command line begins with these words. */
export async function containerOfCommand(words: string): Promise<string | undefined> {
  for (const { pid } of await all()) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.startsWith(words.replaceAll(' ', '\0'))) continue;
    const id = (await groupOf(pid)).match(/[0-9a-f]{64}/g)?.at(-1);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** A process is in several control groups on v1, and was not moved in all of them: the longest path is the innermost. */
async function groupOf(pid: number): Promise<string> {
  const groups = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
  return groups.split('\n').reduce((longest, line) => (line.length > longest.length ? line : longest), '');
}

/** Processor time that they have had so far, in seconds. */
export async function secondsOf(pids: readonly number[]): Promise<number> {
  return (await Promise.all(pids.map(processOf))).reduce((sum, found) => sum + (found?.seconds ?? 0), 0);
}

/** Memory that is theirs, shared pages by share, in MB. */
export async function megabytesOf(pids: readonly number[]): Promise<number> {
  const kilobytes = pids.map(async (pid) => {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  });
  return (await Promise.all(kilobytes)).reduce((sum, one) => sum + one, 0) / 1000;
}
