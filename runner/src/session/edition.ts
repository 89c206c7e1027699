import { isDrawn } from '@stackyard/kit';
import type { SessionLab } from './parts.ts';

/** What a proven moment of a lab is valid for: the lab’s own files, its images, and, where parameters are drawn, one attempt. */
export function editionOf(lab: SessionLab, store: string | null, seed: string): string {
  const common = commonEdition(lab, store);
  return isDrawn(lab.frontmatter.parameters) ? `${common} ${seed}` : common;
}

/** The part that all attempts share; every edition of this lab and these images begins with it. */
export function commonEdition(lab: Pick<SessionLab, 'edition'>, store: string | null): string {
  return `${lab.edition} ${store ?? ''}`;
}
