import { connect } from 'node:net';
import { problem } from '../problems.ts';
import { end } from './end.ts';
import type { SessionMachine, UsageSeen } from './parts.ts';
import type { Session } from './session.ts';

const EVERY_MS = 3000;
const CONNECT_WITHIN_MS = 500;
/** A machine at this share of its CPU limit answers slowly, and the page says so. */
const BUSY_SHARE = 0.9;

/** Looks at a ready machine every few seconds: what it uses and listens on while a page is open, and whether its time is over. */
export function startPulse(session: Session, machine: SessionMachine): Disposable {
  const { context } = session;
  let before: { usage: UsageSeen; at: number } | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    if (context.bus.count(session.seat) === 0) return;
    const [usage, ports] = await Promise.all([machine.usage(), listening(session, machine)]);
    if (stopped) return;
    const at = context.clock();
    session.change({ listening: ports, usage: toShare(usage, at, before, session.lab.frontmatter.machine.cpus) });
    before = { usage, at };
  };

  const beat = async (): Promise<void> => {
    try {
      await look();
    } catch (thrown) {
      if (!stopped) context.log.warn({ err: thrown, session: session.id }, 'a machine could not be looked at');
    }
    if (stopped) return;
    watchTime(session);
    timer = setTimeout(() => void beat(), EVERY_MS);
  };

  timer = setTimeout(() => void beat(), 0);
  return {
    [Symbol.dispose]: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function toShare(
  usage: UsageSeen,
  at: number,
  before: { usage: UsageSeen; at: number } | null,
  cpus: number,
): Session['live']['usage'] {
  const seconds = before ? (at - before.at) / 1000 : 0;
  const cpuPercent =
    before && seconds > 0 ? Math.max(0, Math.round(((usage.cpuSeconds - before.usage.cpuSeconds) / seconds) * 100)) : 0;
  const { memoryMb, memoryLimitMb, diskMb, diskLimitMb } = usage;
  return { cpuPercent, memoryMb, memoryLimitMb, diskMb, diskLimitMb, busy: cpuPercent >= BUSY_SHARE * 100 * cpus };
}

async function listening(session: Session, machine: SessionMachine): Promise<Set<number>> {
  const ports = session.lab.frontmatter.ports.map(({ port }) => port);
  const open = await Promise.all(ports.map((port) => answers(machine.address, port)));
  return new Set(ports.filter((_port, index) => open[index]));
}

function answers(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: CONNECT_WITHIN_MS });
  const settle = (open: boolean) => () => {
    socket.destroy();
    resolve(open);
  };
  socket.once('connect', settle(true)).once('error', settle(false)).once('timeout', settle(false));
  return promise;
}

/** Warns of idleness, and ends the session when it was idle for too long or its time is over. */
export function watchTime(session: Session): void {
  const { context, live, terminals } = session;
  const { idleMs, idleWarningMs } = context.settings;
  const now = context.clock();
  const activity = terminals?.activity() ?? { lastInputAt: 0, running: false };
  if (activity.running || context.bus.inView(session.seat)) session.touchedAt = now;
  const idleAt = Math.max(session.touchedAt, activity.lastInputAt) + idleMs;
  if (live.expiresAt !== null && now >= live.expiresAt) void end(session, problem('session-expired').problem);
  else if (now >= idleAt) void end(session, problem('session-idle', { minutes: Math.round(idleMs / 60_000) }).problem);
  else {
    const due = now >= idleAt - idleWarningMs ? idleAt : null;
    if (due !== live.idleAt) session.change({ idleAt: due });
  }
}
