import type { GradeResult } from '@stackyard/protocol/grade-result';
import { scoreLine } from './words.ts';

/** GitHub shows at most 1 MiB of summaries a step; this is far below. */
const MOST_FINDINGS = 60;

/** The result as Markdown, for GitHub’s step summary. What the learner’s machine said is shown, never obeyed. */
export function summary(result: GradeResult): string {
  const { title, steps, tests, started, output, submission, left_out: leftOut } = result;
  const head = [`### ${inert(title)}: ${inert(scoreLine(result))}`, ''];
  if (result.status === 'error') return head.join('\n');
  const rows = steps.map(
    ({ step, graded, points, max_points, why }) =>
      `| ${inert(step)} | ${graded ? `${points} of ${max_points}` : '–'} | ${graded ? '' : inert(why ?? '')} |`,
  );
  const wrong = tests.filter(({ status }) => status !== 'pass');
  return [
    ...head,
    '| step | points | |',
    '|---|--:|---|',
    ...rows,
    '',
    ...(started ? [] : ['The lab’s system did not start as it should:', '', fenced(output), '']),
    ...wrong.slice(0, MOST_FINDINGS).flatMap(({ name, message = '', status }) => [
      `- **${inert(name)}**${status === 'error' ? ' (could not be told)' : ''}`,
      '',
      ...fenced(message)
        .split('\n')
        .map((line) => `  ${line}`),
      '',
    ]),
    `Graded from ${submission.length === 1 ? 'one file' : `${submission.length} files`}${leftOut.length === 0 ? '' : `; ${leftOut.length} left out`}, with the seed \`${result.seed.replaceAll('`', '')}\`.`,
    '',
  ].join('\n');
}

/** Text that Markdown and HTML take for nothing else. */
const inert = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#+!|~&@:]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** A block of text with a fence that is longer than any in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, text, fence].join('\n');
}
