import type { GoToPlan } from '@stackyard/protocol/plan';
import type { PageStep } from '../page-data.ts';
import { clock } from '../words/time.ts';

/** What going to a step brings and what it costs, line by line, before it happens. */
export function planWords(plan: GoToPlan, steps: readonly Pick<PageStep, 'id' | 'number' | 'title'>[]): string[] {
  const stepOf = (id: string | null) => steps.find((step) => step.id === id);
  const numbers = (ids: readonly string[]): number[] => ids.flatMap((id) => stepOf(id)?.number ?? []);
  const from = stepOf(plan.from.step);
  const start = {
    own: `It starts from your own moment: step ${from?.number ?? '?'} passed${plan.from.at ? `, ${clock(plan.from.at)}` : ''}.`,
    lab: `It starts from a kept machine with ${span(1, from?.number ?? 1)} done, not from yours.`,
    start: 'It starts from the lab’s beginning, not from your files.',
  }[plan.from.kind];
  const doing = numbers(plan.doing);
  const skipped = plan.skipped.flatMap((id) => stepOf(id) ?? []);
  return [
    start,
    ...(doing.length > 0
      ? [
          `${capital(span(doing[0] ?? 0, doing.at(-1) ?? 0))} ${doing.length === 1 ? 'is' : 'are'} then done by the lab’s own solution. That takes a while.`,
        ]
      : []),
    skipped.length > 0
      ? `Done for you, without points: ${skipped.map(({ number, title }) => `${number} ${title}`).join(', ')}.`
      : 'The steps before it count as they do now.',
    `Your machine of now is kept until ${clock(plan.keptUntil)}. Until then Undo brings it back.`,
  ];
}

const span = (first: number, last: number): string => (first === last ? `step ${first}` : `steps ${first}–${last}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
