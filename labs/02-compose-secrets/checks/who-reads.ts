import { list, type ViewCell } from '@stackyard/kit';
import type { Exposure } from './exposure.ts';
import type { Held, SecretFile } from './held.ts';
import { isSought, type Secret } from './secret.ts';

/** A secret that the page knows, and what its row of files says. */
export interface Known {
  readonly secret: Secret;
  readonly file: ViewCell;
}

/** A place that should not have it: closed, or open by whom. */
export function cellOf(secret: Secret, found: readonly Pick<Exposure, 'who'>[]): ViewCell {
  if (!isSought(secret)) return { state: 'unknown', words: 'too short to look for' };
  const who = [...new Set(found.map((exposure) => exposure.who))];
  return who.length === 0 ? { state: 'closed', words: '' } : { state: 'open', words: list(who) };
}

/** The file that holds it: given to who mounts it, open where everybody on the machine may read it. */
export function fileCell(
  secret: Secret,
  held: readonly Pick<Held, 'service' | 'source'>[],
  files: readonly (SecretFile | null)[],
): ViewCell {
  const holding = files.filter((file) => file?.value === secret.value);
  if (holding.length === 0) return { state: 'closed', words: 'in no file that is given' };
  const readers = held.filter(({ source }) => holding.some((file) => file?.path === source));
  const names = list(readers.map(({ service }) => service));
  const public_ = holding.find((file) => file?.mode.at(-3) === 'r');
  if (public_) return { state: 'open', words: `${public_.mode}: everybody on the machine, and ${names}` };
  return { state: 'given', words: names };
}
