import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;
const POLITE_MS = 1000;
const FORCED_MS = 3000;
/** SIGHUP is signal 1, the lowest bit of the masks in /proc/PID/status. */
const SIGHUP_BIT = 1n;

interface Member {
  pid: number;
  ignoresHangup: boolean;
}

export function isAlive(pid: number): boolean {
  return kill(pid, 0);
}

/**
 * Ends every process of the terminal session that `leader` leads, as closing a terminal window does: a hang-up, after a second
 * a kill, and a look that they are gone. What was told to ignore hang-ups (nohup) stays, unless it is the leader.
 * Throws when something does not end within three seconds more.
 */
export async function endSession(leader: number): Promise<void> {
  for (const { pid } of await membersOf(leader)) {
    kill(pid, 'SIGHUP');
    kill(pid, 'SIGCONT');
  }
  if (await isGone(leader, POLITE_MS)) return;
  for (const { pid } of await mustEnd(leader)) kill(pid, 'SIGKILL');
  if (await isGone(leader, FORCED_MS)) return;
  const left = (await mustEnd(leader)).map(({ pid }) => pid).join(', ');
  throw new Error(`processes ${left} of the terminal led by ${leader} did not end ${FORCED_MS} ms after SIGKILL`);
}

async function isGone(leader: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while ((await mustEnd(leader)).length > 0) {
    if (performance.now() > until) return false;
    await delay(POLL_MS);
  }
  return true;
}

async function mustEnd(leader: number): Promise<Member[]> {
  return (await membersOf(leader)).filter(({ pid, ignoresHangup }) => pid === leader || !ignoresHangup);
}

async function membersOf(leader: number): Promise<Member[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const members = await Promise.all(pids.map((pid) => memberOf(leader, pid)));
  return members.filter((member) => member !== null);
}

/** Null when the process is not of that session, is over (a zombie too), or went while we looked. */
async function memberOf(leader: number, pid: number): Promise<Member | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null);
  if (stat === null) return null;
  // The name, in brackets, may hold anything; after it come state, parent, group, session.
  const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Just forked, the leader is in its parent's session still.
  const belongs = Number(session) === leader || pid === leader;
  if (!belongs || state === 'Z' || state === 'X') return null;
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  const ignored = /^SigIgn:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
  return { pid, ignoresHangup: (BigInt(`0x${ignored}`) & SIGHUP_BIT) !== 0n };
}

/** False when there is no such process any more. */
function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
