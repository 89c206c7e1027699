import type { Proof, TrialResult } from '@stackyard/protocol/proof';
import { evidenceOf, subjectOf } from './proof-words.ts';

/**
 * What is not proven, as GitHub’s workflow commands, which show it beside the file
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
 */
export function annotations({ labs }: Pick<Proof, 'labs'>): string {
  const results = labs
    .flatMap(({ trials }) => trials)
    .filter(({ ruling, kind }) => ruling !== 'proven' && kind !== 'mutant');
  return results.map((result) => `${annotation(result)}\n`).join('');
}

function annotation(result: TrialResult): string {
  const { place, ruling, what, words } = result;
  const title = `${subjectOf(result)}: ${what}`;
  const level = ruling === 'unknown' ? 'warning' : 'error';
  const text = [words, evidenceOf(result)].filter((part) => part !== '').join('\n');
  return `::${level} file=${property(place.file)},line=${place.line},title=${property(title)}::${message(text)}`;
}

/** What would end the command or its value is written as GitHub’s toolkit writes it. */
const message = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
