import type { Lab } from '../lab/lab.ts';
import type { SessionLab } from '../session/parts.ts';

/** Labs as sessions know them, by id, in the order of their numbers. */
export function labsForSessions(labs: readonly Lab[]): ReadonlyMap<string, SessionLab> {
  return new Map(
    labs.map(({ id, minutes, frontmatter, steps }) => [
      id,
      { id, minutes, frontmatter, steps: steps.map((step) => ({ id: step.id, ...step.frontmatter })) },
    ]),
  );
}
