import { readSubject } from './read-subject.ts';
import type { Complaint, Rule } from './rule.ts';
import { alternatives } from './rules/alternatives.ts';
import { architectures } from './rules/architectures.ts';
import { components } from './rules/components.ts';
import { definition } from './rules/definition.ts';
import { failWords } from './rules/fail-words.ts';
import { findings } from './rules/findings.ts';
import { folders } from './rules/folders.ts';
import { language } from './rules/language.ts';
import { links } from './rules/links.ts';
import { mutants } from './rules/mutants.ts';
import { plainWords } from './rules/plain-words.ts';
import { questions } from './rules/questions.ts';
import { readingTime } from './rules/reading-time.ts';
import { solution } from './rules/solution.ts';
import { wrongAnswers } from './rules/wrong-answers.ts';

export const RULES: readonly Rule[] = [
  definition,
  folders,
  wrongAnswers,
  findings,
  solution,
  mutants,
  failWords,
  architectures,
  components,
  questions,
  links,
  alternatives,
  readingTime,
  plainWords,
  language,
];

/** All that is to be said of these labs of the repository, by place. A version above 0 reads their checks anew. */
export async function lint(root: string, labs: readonly string[], version = 0): Promise<Complaint[]> {
  const said: Complaint[] = [];
  for (const id of labs) {
    const subject = await readSubject(root, id, version);
    for (const rule of RULES)
      for (const { line = 1, severity = 'error', ...place } of await rule.look(subject))
        said.push({ ...place, line, severity, rule: rule.name });
  }
  return said.toSorted(byPlace);
}

function byPlace(a: Complaint, b: Complaint): number {
  return a.path.localeCompare(b.path) || a.line - b.line || a.rule.localeCompare(b.rule);
}
