import type { CheckContext } from '@stackyard/kit';

export const PLACES = ['environment', 'image', 'log'] as const;
export type Place = (typeof PLACES)[number];

export const FILE = 'leaks.txt';

/** What the learner wrote down for each place; null where there is no file. */
export type Leaks = Readonly<Partial<Record<Place, string>>> | null;

/** Reads `place: line` for each of the three places. */
export async function readLeaks({ file, say }: Pick<CheckContext, 'file' | 'say'>): Promise<Leaks> {
  say('reading what you found');
  const read = await file.read(`compose-secrets/${FILE}`);
  if (!read.found) return null;
  return Object.fromEntries(
    PLACES.flatMap((place) => {
      const line = new RegExp(`^\\s*${place}\\s*:(.*)$`, 'm').exec(read.text)?.[1]?.trim();
      return line === undefined ? [] : [[place, line]];
    }),
  );
}
