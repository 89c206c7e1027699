import type { GradedFinding, GradedStep } from '@stackyard/protocol/grade-result';
import type { LabGrade } from '@stackyard/protocol/grade';
import type { Verdict } from '@stackyard/protocol/verdict';
import { examine } from '../check/examine.ts';
import { settle } from '../check/settle.ts';
import { playScript, type Played } from '../check/solve.ts';
import type { Lab, Step } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import { countedFindings, gradedFinding, pointsOf, ungradedStep } from './points.ts';

/** What was done arrives within this; a finding that fails is asked again until then. */
const ARRIVES_WITHIN_MS = 8000;

export interface GradeOrder {
  lab: Lab;
  /** The lab’s own `grade`. */
  how: LabGrade;
  seed: string;
  machine: Machine;
  say: (text: string) => void;
  /** Milliseconds in which a finding that fails is asked again; 8000 unless told. */
  patienceMs?: number;
}

/** What a machine with a submission in it came to. */
export interface Graded {
  /** Whether the start ended well within its time. */
  started: boolean;
  output: string;
  steps: GradedStep[];
  tests: GradedFinding[];
}

/** Starts the lab’s system as the lab says, then asks the checks of all steps that are graded, one after another. Every wait has an end. */
export async function gradeOn(order: GradeOrder): Promise<Graded> {
  const { lab, how, machine, say } = order;
  say(`starting the lab’s system with these files, for at most ${how.within} s`);
  const start = await playScript(machine, lab, how.start, how.within * 1000);
  const started = start.code === 0 && !start.timedOut;
  say(started ? 'it runs' : `the start ${endOf(start, how.within)}`);
  const steps: GradedStep[] = [];
  const tests: GradedFinding[] = [];
  for (const step of lab.steps) {
    const counted = countedFindings(step);
    const graded = counted.length === 0 ? ungradedStep(step) : await gradeStep(order, step, counted, start.timedOut);
    steps.push('tests' in graded ? graded.step : graded);
    if ('tests' in graded) tests.push(...graded.tests);
  }
  const ending = started ? [] : [`The start ${endOf(start, how.within)}.`];
  return { started, output: [lastOf(start.output), ...ending].filter(Boolean).join('\n'), steps, tests };
}

async function gradeStep(
  { lab, how, seed, machine, say, patienceMs = ARRIVES_WITHIN_MS }: GradeOrder,
  step: Step,
  counted: readonly string[],
  stuck: boolean,
): Promise<{ step: GradedStep; tests: GradedFinding[] }> {
  const began = performance.now();
  const { grade, points, title } = step.frontmatter;
  const { parameters, workdir, stack } = lab.frontmatter;
  const within = grade?.within ?? 0;
  // where the start never ended, nothing that is done to the system would
  const played =
    grade?.do && !stuck ? await playScript(machine, lab, `${how.shared ?? ''}\n${grade.do}`, within * 1000) : null;
  const ask = (): Promise<Verdict> => examine(step.check, { step: step.id, machine, seed, parameters, workdir, stack });
  const verdict = await settle(ask, (one) => countedOf(one, counted).every(({ outcome }) => outcome === 'pass'), {
    withinMs: stuck ? 0 : patienceMs,
    staysMs: 0,
  });
  const tests = countedOf(verdict, counted).map((result) => gradedFinding(step, result, counted.length));
  const held = tests.filter(({ status }) => status === 'pass').length;
  const got = pointsOf(points, held, counted.length);
  say(
    `${held === counted.length ? '✓' : '✗'} ${step.id}  ${got} of ${points} points, ${held} of ${counted.length} findings`,
  );
  const failed = played !== null && (played.code !== 0 || played.timedOut);
  return {
    step: {
      step: step.id,
      title,
      graded: true,
      points: got,
      max_points: points,
      took_ms: Math.round(performance.now() - began),
      ...(failed && { output: `${lastOf(played.output)}\nWhat is done before the check ${endOf(played, within)}.` }),
    },
    tests,
  };
}

/** The counted findings, in the check’s order; a check that went wrong as a whole stands for each of them. */
function countedOf({ findings }: Verdict, counted: readonly string[]): Verdict['findings'] {
  return counted.map((name) => {
    const found = findings.find((finding) => finding.name === name);
    return (
      found ?? { ...(findings[0] ?? { outcome: 'error', headline: 'The check said nothing' }), outcome: 'error', name }
    );
  });
}

const endOf = ({ code, timedOut }: Played, within: number): string =>
  timedOut ? `did not end within ${within} s` : `ended with exit code ${code ?? 'none'}`;

const MOST_OUTPUT = 4000;

const lastOf = (output: string): string => output.trimEnd().slice(-MOST_OUTPUT);
