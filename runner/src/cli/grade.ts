import { join } from 'node:path';
import { defineCommand } from 'citty';
import type { GradeResult } from '@stackyard/protocol/grade-result';
import { chooseLabs } from '../author/choose.ts';
import { loadConfig } from '../config.ts';
import { grade as gradeTar, type GradeRequest } from '../grade/grade.ts';
import { notGraded } from '../grade/result.ts';
import { hostProblem } from '../host/problems.ts';
import { LabFaults } from '../lab/fault.ts';
import { readLab } from '../lab/load.ts';
import { GRADE_CODES, gradeArguments } from './grade-arguments.ts';

/** Runs beside the engine, in the runner’s own container: the submission comes as a tar on standard input, the result goes as JSON to standard output. */
export const grade = defineCommand({
  meta: {
    name: 'grade',
    description: 'Grade the tar on standard input (--submission -) and write the result as JSON',
  },
  args: gradeArguments,
  async run({ args }) {
    if (args.submission !== '-')
      throw hostProblem('bad-arguments', {
        message: `Here the submission comes on standard input: expected --submission -, found “${args.submission}”.`,
      });
    const abort = new AbortController();
    // a second signal ends at once; the machine that is left then is removed by a later grading, or with the engine
    const stop = (): void =>
      abort.signal.aborted ? process.exit(GRADE_CODES.unknown) : abort.abort(new Error('the grading was stopped'));
    process.on('SIGINT', stop).on('SIGTERM', stop);
    const result = await gradeOrSayWhy(await requestOf(args.lab, args.seed, abort.signal));
    await new Promise((written) => process.stdout.write(`${JSON.stringify(result)}\n`, written));
    // a machine that is gone may have left a question open: nothing waits for it
    process.exit(codeOf(result));
  },
});

async function requestOf(name: string, seed: string, signal: AbortSignal): Promise<GradeRequest> {
  const config = loadConfig();
  const labs = join(config.root, 'labs');
  const [id = ''] = await chooseLabs(config.root, [name]);
  const { lab, faults } = await readLab(labs, id);
  if (!lab || faults.length > 0) throw new LabFaults(faults);
  const how = lab.frontmatter.grade;
  if (!how)
    throw hostProblem('bad-arguments', {
      message: `${id} does not say how it is graded: expected \`grade\` in its lab.mdx, found none.`,
    });
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  return { config, lab, how, tar: process.stdin, seed, say, signal };
}

/** What is wrong on our side is told in full here, and in one line in the result. */
async function gradeOrSayWhy(request: GradeRequest): Promise<GradeResult> {
  const began = new Date();
  try {
    return await gradeTar(request);
  } catch (error) {
    if (!request.signal.aborted) request.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const words = error instanceof Error ? error.message : String(error);
    return notGraded({ ...request, began, madeWith: null }, `It could not be told: ${words}`, true);
  }
}

function codeOf({ status, gradable, undecided }: GradeResult): number {
  if (!gradable) return GRADE_CODES.refused;
  return status === 'error' || undecided > 0 ? GRADE_CODES.unknown : GRADE_CODES.graded;
}
