import type { Decision } from '@stackyard/protocol/feed';
import type { Problem } from '@stackyard/protocol/problem';
import { clockSeconds } from '../words/time.ts';

export const route = ({ source, destination }: Decision): string => `${source} → ${destination}`;

const shortId = (id: string): string => id.slice(0, 8);
const because = ({ code, reason }: Decision): string => [code, reason].filter(Boolean).join(': ');

/** The sentence under the map; the list beside it gives the reason. */
export function nowWords(shown: Decision): string {
  const { decision, hop, operation, code } = shown;
  const place = hop === null ? '' : `Hop ${hop}: `;
  return `${place}${route(shown)}, ${operation}, ${decision}${code === null ? '' : `, ${code}`}`;
}

/** What is read aloud of the denials that have come; null where there are none. */
export function denialWords(came: readonly Decision[]): string | null {
  const denied = came.filter(({ decision }) => decision === 'denied');
  const last = denied.at(-1);
  if (!last) return null;
  const many = denied.length === 1 ? 'Denied' : `${denied.length} denied, the last`;
  const why = because(last) && `, ${because(last)}`;
  return `${many}: ${last.source} to ${last.destination}, ${last.operation}${why}`;
}

/** An update as it is offered: the start of its id, and when it moved last. */
export function updateWords(id: string | null, decisions: readonly Decision[]): string {
  const last = decisions.at(-1);
  const denied = decisions.some(({ decision }) => decision === 'denied') ? ', denied' : '';
  return `${id === null ? 'without id' : shortId(id)}${last ? ` ${clockSeconds(last.at)}` : ''}${denied}`;
}

/** At the end of a line of the log: which update, which hop. */
export function placeWords({ id, hop }: Decision): string {
  return [id === null ? null : shortId(id), hop === null ? null : `hop ${hop}`]
    .filter((part) => part !== null)
    .join(' · ');
}

/** How much the log holds, and what it could not show. */
export function logWords(kept: readonly Decision[], skipped: number): string {
  const denied = kept.filter(({ decision }) => decision === 'denied').length;
  const missing = skipped === 0 ? '' : `, ${skipped} not shown`;
  return `${kept.length} kept, ${denied} denied${missing}`;
}

/** One line of the log as text. */
export function lineWords(decision: Decision): string {
  const { at, hop, operation, id } = decision;
  const parts = [
    at,
    decision.decision,
    hop === null ? '' : `hop ${hop}`,
    route(decision),
    operation,
    because(decision),
    id ?? '',
  ];
  return parts.filter((part) => part !== '').join('  ');
}

interface Standing {
  ready: boolean;
  lost: boolean;
  problem: Problem | null;
  open: boolean;
  count: number;
}

/** What the view says where it has nothing, or nothing new, to show; null while all is well. */
export function standingWords({ ready, lost, problem, open, count }: Standing): [strong: string, text: string] | null {
  if (!ready) return ['No machine now.', 'What its system decides shows here.'];
  if (lost) return ['Reconnecting.', 'Your machine keeps running; what is missed meanwhile comes after.'];
  if (problem?.name === 'nothing-listens')
    return [
      count === 0 ? 'Nothing has passed yet.' : 'The system does not answer.',
      'Start the system with docker compose up -d; this goes on by itself.',
    ];
  if (problem) return [problem.title, problem.hint];
  if (!open) return ['Asking your machine.', ''];
  return count === 0 ? ['Nothing has passed yet.', 'Each message shows here as it is let through or denied.'] : null;
}
