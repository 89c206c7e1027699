import type { View, ViewCell, ViewTable } from '@stackyard/protocol/view';

/** Each state as a word and as a sign of the sprite: colour alone says nothing. */
export const CELL: Readonly<Record<ViewCell['state'], { word: string; sign: string }>> = {
  open: { word: 'open', sign: 'eye' },
  given: { word: 'given', sign: 'check' },
  closed: { word: 'closed', sign: 'lock' },
  unknown: { word: 'not known', sign: 'question' },
};

interface Standing {
  ready: boolean;
  view: View | null;
  /** Why the runner gave no answer. */
  problem: string | null;
}

/** What stands over the table; null while the table speaks for itself. */
export function noteOf({ ready, view, problem }: Standing): [string, string] | null {
  if (!ready) return ['No machine yet.', 'This fills as soon as the machine is ready.'];
  if (problem !== null) return ['The last look failed.', problem];
  if (view === null) return ['Looking.', 'It takes a second.'];
  if (view.why !== null) return ['This can’t be told now.', view.why];
  return null;
}

const openIn = (table: ViewTable | null | undefined): number =>
  table?.rows.flatMap(({ cells }) => cells).filter(({ state }) => state === 'open').length ?? 0;

/** What is read aloud when the table changed; null where nothing came to be open or closed. */
export function changeWords(before: ViewTable | null, now: ViewTable | null): string | null {
  if (before === null || now === null) return null;
  const [was, is] = [openIn(before), openIn(now)];
  if (was === is) return null;
  if (is === 0) return 'Nothing is open any more.';
  return `${is === 1 ? 'One place is' : `${is} places are`} open now.`;
}
