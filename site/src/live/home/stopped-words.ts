import type { LabSummary } from '@stackyard/protocol/lab';
import { moment } from '../words/time.ts';
import { rowWords } from './row-words.ts';

/** Where the learner stopped: of the labs begun and not finished, the one used last. Null when there is none. */
export function stoppedWords(labs: LabSummary[], now: number): { when: string; where: string; href: string } | null {
  const begun = labs
    .filter((lab) => lab.lastAt !== null && rowWords(lab, now).state === 'begun')
    .toSorted((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
  const [lab] = begun;
  if (lab?.lastAt == null) return null;
  const next = lab.steps.findIndex((step) => !lab.passed.includes(step.id));
  const when = moment(lab.lastAt, now);
  return {
    when: lab.session === null ? `You stopped here ${when}` : `Your machine runs; last used ${when}`,
    where: `${lab.number}, step ${next + 1}: ${lab.steps[next]?.title ?? lab.title}`,
    href: rowWords(lab, now).href,
  };
}
