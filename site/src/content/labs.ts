import { getCollection } from 'astro:content';
import type { CollectionEntry } from 'astro:content';

/** One step as pages link to it. */
export interface StepLink {
  id: string;
  number: string;
  title: string;
  minutes: number;
  points: number;
  href: string;
  entry: CollectionEntry<'steps'>;
}

/** A lab with its steps in order. */
export interface Lab {
  id: string;
  number: string;
  href: string;
  minutes: number;
  points: number;
  entry: CollectionEntry<'labs'>;
  steps: StepLink[];
}

/** Every lab, by number. Minutes are the sum of its steps unless the lab says otherwise. */
export async function readLabs(): Promise<Lab[]> {
  const [labs, steps] = await Promise.all([getCollection('labs'), getCollection('steps')]);
  return labs
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map((entry) => {
      const own = steps
        .filter((step) => step.id.startsWith(`${entry.id}/`))
        .toSorted((a, b) => a.id.localeCompare(b.id))
        .map(toStepLink);
      const sum = (of: 'minutes' | 'points') => own.reduce((total, step) => total + step[of], 0);
      return {
        id: entry.id,
        number: entry.id.slice(0, 2),
        href: `/labs/${entry.id}/`,
        minutes: entry.data.minutes ?? sum('minutes'),
        points: sum('points'),
        entry,
        steps: own,
      };
    });
}

function toStepLink(entry: CollectionEntry<'steps'>): StepLink {
  const id = entry.id.slice(entry.id.indexOf('/') + 1);
  const { title, minutes, points } = entry.data;
  return { id, number: String(Number(id.slice(0, 2))), title, minutes, points, href: `/labs/${entry.id}/`, entry };
}

/** What a lab page tells its scripts, as JSON. */
export function toLabData({ id, number, entry, steps }: Lab) {
  const { title, workdir, terminals, ports } = entry.data;
  return { id, number, title, workdir, terminals, ports, steps: steps.map(({ entry: _entry, ...step }) => step) };
}
