import type { GradedFinding, GradedStep } from '@stackyard/protocol/grade-result';
import type { FindingResult } from '@stackyard/protocol/verdict';
import type { Step } from '../lab/lab.ts';

/** The findings of a step that count: those that files can show. */
export function countedFindings({ findings, frontmatter: { grade, ungraded } }: Step): readonly string[] {
  return ungraded === undefined ? (grade?.findings ?? findings) : [];
}

/** A step’s points are the share of its counted findings that hold, rounded down. */
export function pointsOf(points: number, held: number, of: number): number {
  return of === 0 ? 0 : Math.floor((points * held) / of);
}

/** What one finding shows of its step’s points; the step rounds, this does not. */
function shareOf(points: number, of: number): number {
  return Number((points / of).toFixed(2));
}

const MOST_OUTPUT = 500;
/** Longer texts are cut: the whole result has to stay below PrairieLearn’s 1 MB. */
const MOST_TEXT = 4000;

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

export function gradedFinding(step: Step, result: FindingResult, of: number): GradedFinding {
  const { name, outcome, headline, expected, found, hint, see } = result;
  const most = shareOf(step.frontmatter.points, of);
  const words = [headline, expected && `Expected: ${expected}`, found && `Found: ${found}`, hint];
  const text = (value: string): string => cut(value, MOST_TEXT);
  return {
    name: `${step.id}: ${name}`,
    description: step.frontmatter.title,
    status: outcome,
    ...(outcome !== 'pass' && { message: text(words.filter(Boolean).join('\n')) }),
    ...(found !== undefined && { output: cut(found, MOST_OUTPUT) }),
    ...(see !== undefined && { test_code: see }),
    task_id: Number(step.number),
    points: outcome === 'pass' ? most : 0,
    max_points: most,
    step: step.id,
    finding: name,
    headline: text(headline),
    ...(expected !== undefined && { expected: text(expected) }),
    ...(found !== undefined && { found: text(found) }),
    ...(hint !== undefined && { hint: text(hint) }),
    ...(see !== undefined && { see }),
  };
}

/** A step that is not graded, and why. */
export function ungradedStep({ id, frontmatter }: Step): GradedStep {
  return {
    step: id,
    title: frontmatter.title,
    graded: false,
    why: frontmatter.ungraded ?? 'none of its findings counts',
    points: 0,
    max_points: 0,
    took_ms: 0,
  };
}
