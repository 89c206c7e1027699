import type { Verdict } from '@stackyard/protocol/verdict';
import { playScript, solveStep, type Played } from '../check/solve.ts';
import type { Lab, Step, WrongAnswer } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import { inParallel } from './prove-parallel.ts';
import type { Ground } from './prove-ground.ts';
import { look, settle, untilUp } from './prove-settle.ts';

/** `unknown`: we could not tell, so it is neither proven nor disproven. */
export type Ruling = 'proven' | 'disproven' | 'unknown';

export interface Proof {
  lab: string;
  step: string;
  what: string;
  ruling: Ruling;
  words: string;
  tookMs: number;
  /** Evidence for whoever mends it: verdict and output. */
  detail: string | null;
}

export interface Case {
  ground: Ground;
  lab: Lab;
  step: Step;
  /** End of the step before; null at the lab’s start. */
  from: string | null;
  seed: string;
  jobs: number;
  done: (proof: Proof) => void;
}

const ONCE = { times: 1, withinMs: 40_000 };
// a wrong answer has to stay wrong: an update under way could still arrive
const STAYS = { times: 3, withinMs: 40_000 };

/** Proves one step and gives the checkpoint of its end; null where its solution did not pass. */
export async function proveStep(one: Case): Promise<string | null> {
  let end: string | null = null;
  const solution = async (): Promise<void> => {
    await onMachine(one, async (machine) => {
      await proof(one, 'fails before', async () => {
        const verdict = await settle(
          () => look(machine, one.lab, one.step, one.seed),
          ({ outcome }) => outcome === 'fail',
          ONCE,
        );
        return {
          verdict,
          right: verdict.outcome === 'fail',
          words: `${failing(verdict)} of ${verdict.findings.length} findings fail`,
        };
      });
      await proof(
        one,
        one.step.solve === null ? 'the page’s blocks pass' : 'the page’s blocks and the solution pass',
        async () => {
          const { verdict, played } = await solveAndLook(one, machine);
          if (verdict.outcome === 'pass') end = await one.ground.keep(machine);
          return {
            verdict,
            played,
            right: verdict.outcome === 'pass',
            words: verdict.outcome === 'pass' ? `${verdict.findings.length} findings hold` : firstWords(verdict),
          };
        },
      );
    });
  };
  await inParallel(one.jobs, [solution, ...one.step.wrong.map((answer) => () => refuse(one, answer))]);
  return end;
}

/** Brings a machine over a step without proving it. Throws where the step’s solution does not pass. */
export async function passStep(one: Case): Promise<string> {
  return onMachine(one, async (machine) => {
    const { verdict, played } = await solveAndLook(one, machine);
    if (verdict.outcome !== 'pass')
      throw new Error(`${one.step.id} could not be passed: ${firstWords(verdict)}\n${evidence(verdict, played)}`);
    return one.ground.keep(machine);
  });
}

async function solveAndLook(
  { lab, step, seed }: Case,
  machine: Machine,
): Promise<{ verdict: Verdict; played: Played }> {
  const played = await solveStep(machine, lab, step);
  const verdict = await settle(
    () => look(machine, lab, step, seed),
    ({ outcome }) => outcome === 'pass',
    ONCE,
  );
  return { verdict, played };
}

function refuse(one: Case, answer: WrongAnswer): Promise<void> {
  const caught = (verdict: Verdict): boolean =>
    verdict.findings.some(({ name, outcome }) => name === answer.finding && outcome === 'fail');
  const play = async (machine: Machine): Promise<Seen> => {
    const played = await playScript(machine, one.lab, answer.script);
    const verdict = await settle(() => look(machine, one.lab, one.step, one.seed), caught, STAYS);
    const words = verdict.findings.find(({ name }) => name === answer.finding)?.headline ?? 'no such finding';
    return { verdict, played, right: caught(verdict), words: `${answer.finding}: ${words}` };
  };
  return proof(one, `refuses ${answer.name}`, () => onMachine(one, play));
}

async function onMachine<T>({ ground, from }: Case, work: (machine: Machine) => Promise<T>): Promise<T> {
  const machine = await ground.fresh(from);
  try {
    if (from !== null) await untilUp(machine);
    return await work(machine);
  } finally {
    await ground.remove(machine);
  }
}

interface Seen {
  verdict: Verdict;
  played?: Played;
  right: boolean;
  words: string;
}

async function proof({ lab, step, done }: Case, what: string, ask: () => Promise<Seen>): Promise<void> {
  const started = performance.now();
  const tell = (ruling: Ruling, words: string, detail: string | null): void =>
    done({ lab: lab.id, step: step.id, what, ruling, words, detail, tookMs: Math.round(performance.now() - started) });
  try {
    const { verdict, played, right, words } = await ask();
    if (right) tell('proven', words, null);
    else
      tell(verdict.outcome === 'error' || played?.timedOut ? 'unknown' : 'disproven', words, evidence(verdict, played));
  } catch (error) {
    tell('unknown', error instanceof Error ? error.message : String(error), null);
  }
}

const failing = ({ findings }: Verdict): number => findings.filter(({ outcome }) => outcome === 'fail').length;

const firstWords = ({ findings }: Verdict): string =>
  findings.find(({ outcome }) => outcome !== 'pass')?.headline ?? 'every finding holds';

function evidence(verdict: Verdict, played: Played | undefined): string {
  const findings = verdict.findings.map(({ name, outcome, headline, expected, found }) =>
    [`${outcome} ${name}: ${headline}`, expected && `  expected ${expected}`, found && `  found    ${found}`]
      .filter(Boolean)
      .join('\n'),
  );
  const output = played
    ? [
        `script: code ${played.code}${played.timedOut ? ', out of time' : ''}`,
        played.output.trim().split('\n').slice(-30).join('\n'),
      ]
    : [];
  return [...findings, ...output].join('\n');
}
