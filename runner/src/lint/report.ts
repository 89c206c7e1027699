import { count } from '@stackyard/kit';
import type { Complaint } from './rule.ts';

/** One complaint on one line: `labs/01-lab/lab.mdx:3  language  expected … ≠ …`. */
export function toLine({ path, line, rule, severity, expected, found }: Complaint): string {
  return `${path}:${line}  ${rule}${severity === 'warning' ? ' (warning)' : ''}  ${expected} ≠ ${found}`;
}

/** What all of it comes to, in one sentence. */
export function sums(labs: number, rules: number, complaints: readonly Complaint[]): string {
  const of = (severity: Complaint['severity']) => complaints.filter((one) => one.severity === severity).length;
  return `${count(labs, 'lab')}, ${count(rules, 'rule')}: ${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}`;
}

/** As GitHub shows it beside the line in question. */
export function toAnnotation({ path, line, rule, severity, expected, found }: Complaint): string {
  const message = escape(`expected ${expected}, found ${found}`);
  return `::${severity} file=${escapeProperty(path)},line=${line},title=${escapeProperty(rule)}::${message}`;
}

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions: what would end the line, or the property
const escape = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
