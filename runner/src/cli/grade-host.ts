import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { defineCommand } from 'citty';
import { GradeResult } from '@stackyard/protocol/grade-result';
import { packFolder } from '../grade/pack-folder.ts';
import { SubmissionRefused } from '../grade/refused.ts';
import { gradeTable } from '../grade/words.ts';
import { readHostConfig } from '../host/config.ts';
import { pipeInside } from '../host/exec-inside.ts';
import { hostProblem } from '../host/problems.ts';
import { GRADE_CODES, gradeArguments } from './grade-arguments.ts';
import { writeGrade } from './grade-reports.ts';

/** More than a result can be: its texts are cut. */
const MOST_BYTES = 8 * 1_048_576;

/** `grade` as the host calls it: the submission is carried to the runner, the result comes back. */
export const gradeOnHost = defineCommand({
  meta: {
    name: 'grade',
    description:
      'Grade a learner’s files in a fresh machine: grade 01 --submission FOLDER. Exit code 0: graded, whatever the score; 1: not, because of the submission, or fewer points than --min-score; 2: could not tell',
  },
  args: {
    ...gradeArguments,
    json: { type: 'string', description: 'Write the result to this file' },
    junit: { type: 'string', description: 'Write the result to this file as JUnit XML' },
    summary: { type: 'string', description: 'Add the result to this file as Markdown' },
    'min-score': { type: 'string', default: '0', description: 'From 0 to 1: exit code 1 for a lower score' },
  },
  async run({ args }) {
    const least = scoreOf(args['min-score']);
    const say = (text: string): void => void process.stderr.write(`${text}\n`);
    const input = await open(args.submission, say);
    const command = ['node', 'runner/src/cli/main.ts', 'grade', args.lab, '--submission', '-', '--seed', args.seed];
    const { code, output } = await pipeInside(readHostConfig(), command, { input, mostBytes: MOST_BYTES }).catch(
      refuse,
    );
    if (output.trim() === '') {
      // it has said on standard error what was wrong
      process.exitCode = code === 0 ? GRADE_CODES.unknown : code;
      return;
    }
    const result = GradeResult.parse(JSON.parse(output));
    await writeGrade(result, args);
    process.stdout.write(`\n${gradeTable(result)}\n`);
    process.exitCode = code === GRADE_CODES.graded && result.score < least ? GRADE_CODES.refused : code;
  },
});

async function open(path: string, say: (text: string) => void): Promise<Readable> {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory()) return packFolder(path, say);
  if (info?.isFile()) return createReadStream(path);
  throw hostProblem('bad-submission', {
    message: `${path} is ${info === null ? 'not there' : 'something else'}; expected a folder, a tar or a tar.gz.`,
  });
}

function refuse(error: unknown): never {
  if (error instanceof SubmissionRefused) throw hostProblem('bad-submission', { message: error.message });
  throw error;
}

function scoreOf(text: string): number {
  const score = text.trim() === '' ? Number.NaN : Number(text);
  if (score >= 0 && score <= 1) return score;
  throw hostProblem('bad-arguments', { message: `--min-score is “${text}”; expected a number from 0 to 1.` });
}
