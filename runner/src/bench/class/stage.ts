import { freemem, loadavg } from 'node:os';
import type { Guest } from '../client/guest.ts';
import { columns, quantile } from '../figures.ts';
import { megabytesOf, outsideMachines, secondsOf } from '../terminal/processes.ts';
import type { Learner } from './learner.ts';

/** What so many learners felt together, and what they took. */
export interface Stage {
  learners: number;
  withSystem: number;
  echoMs: number[];
  verdictMs: number[];
  /** memory of the machines with the system, and of those without, in MB */
  systemMb: number[];
  idleMb: number[];
  /** memory of the runner and its pty host, in MB, and the share of one core that they took */
  runnerMb: number;
  runnerShare: number;
  load: number;
  freeMb: number;
}

/** Lets all of them work for a while; `pid` is the runner’s process. */
export async function measureStage(
  guest: Guest,
  pid: number,
  learners: readonly Learner[],
  forMs: number,
): Promise<Stage> {
  const servers = await outsideMachines(pid);
  const [before, started] = [await secondsOf(servers), performance.now()];
  const felt = await Promise.all(learners.map((learner) => learner.work(forMs)));
  const seconds = (performance.now() - started) / 1000;
  const runnerShare = ((await secondsOf(servers)) - before) / seconds;
  const used = await Promise.all(learners.map((learner) => memoryOf(guest, learner)));
  return {
    learners: learners.length,
    withSystem: learners.filter(({ hasSystem }) => hasSystem).length,
    echoMs: felt.flatMap(({ echoMs }) => echoMs),
    verdictMs: felt.flatMap(({ verdictMs }) => verdictMs),
    systemMb: used.filter((_, at) => learners[at]?.hasSystem),
    idleMb: used.filter((_, at) => learners[at]?.hasSystem === false),
    runnerMb: await megabytesOf(servers),
    runnerShare,
    load: loadavg()[0] ?? 0,
    freeMb: freemem() / 1e6,
  };
}

/** A column a stage. */
export function stageTable(stages: readonly Stage[]): string {
  const row = (name: string, value: (stage: Stage) => number, digits = 0): string[] => [
    name,
    ...stages.map((stage) => (Number.isNaN(value(stage)) ? '–' : value(stage).toFixed(digits))),
  ];
  return columns([
    row('learners', ({ learners }) => learners),
    row('of them with the lab’s system running', ({ withSystem }) => withSystem),
    row('key echo p50, ms', ({ echoMs }) => quantile(echoMs, 0.5), 1),
    row('key echo p95, ms', ({ echoMs }) => quantile(echoMs, 0.95), 1),
    row('key echo p99, ms', ({ echoMs }) => quantile(echoMs, 0.99), 1),
    row('keys', ({ echoMs }) => echoMs.length),
    row('verdict p50, ms', ({ verdictMs }) => quantile(verdictMs, 0.5)),
    row('verdict p95, ms', ({ verdictMs }) => quantile(verdictMs, 0.95)),
    row('verdicts', ({ verdictMs }) => verdictMs.length),
    row('a machine with the system, MB', ({ systemMb }) => quantile(systemMb, 0.5)),
    row('a machine without, MB', ({ idleMb }) => quantile(idleMb, 0.5)),
    row('runner and pty host a learner, MB', ({ runnerMb, learners }) => runnerMb / learners, 1),
    row('their share of a core, %', ({ runnerShare }) => runnerShare * 100),
    row('load average', ({ load }) => load, 1),
    row('memory free, MB', ({ freeMb }) => freeMb),
  ]);
}

async function memoryOf(guest: Guest, { session }: Learner): Promise<number> {
  const { usage } = await guest.session('GET', `/api/sessions/${session.id}`);
  if (usage === null) throw new Error(`session ${session.id} does not say what its machine uses`);
  return usage.memoryMb;
}
