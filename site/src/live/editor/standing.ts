import type { FileContent, FileWritten } from '@stackyard/protocol/files';
import type { Problem } from '@stackyard/protocol/problem';

/** How the file on disk stands to the one in the editor. */
export type Standing =
  /** The disk holds what the editor began from. */
  | { kind: 'same' }
  /** Both have changed. */
  | { kind: 'conflict'; theirs: FileContent }
  /** Nothing of that name is there any more. */
  | { kind: 'gone' }
  /** What is there now cannot be opened. */
  | { kind: 'refused'; problem: Problem };

/** What is known of one open file beside the text in the editor. */
export interface Known {
  /** What the editor began from; the text is unsaved where it differs. */
  base: string;
  /** Version of `base`; null where nothing is on disk, so that saving must find nothing. */
  version: string | null;
  stamp: string;
  writable: boolean;
  standing: Standing;
}

/** Problems that say what the disk holds instead of a text. */
const OF_THE_DISK = new Set([
  'is-a-folder',
  'not-a-file',
  'file-not-readable',
  'file-not-text',
  'file-not-utf8',
  'file-too-large',
]);

/** Whether a problem says what is on disk, and not only that it could not be seen. */
export function isOfTheDisk({ name }: Problem): boolean {
  return name === 'no-such-file' || OF_THE_DISK.has(name);
}

export function fromDisk({ content, version, stamp, writable }: FileContent): Known {
  return { base: content, version, stamp, writable, standing: { kind: 'same' } };
}

/** A text that was kept unsaved, beside the file as it is found now. */
export function fromDraft(draftOf: string | null, found: FileContent): Known {
  const known = fromDisk(found);
  if (draftOf === found.version) return known;
  return { ...known, version: draftOf, standing: { kind: 'conflict', theirs: found } };
}

export function isUnsaved(known: Known, mine: string): boolean {
  return known.standing.kind === 'gone' || known.standing.kind === 'conflict' || mine !== known.base;
}

/**
 * What a look at the disk changes. `text` is what the editor shall show from now on: only where the learner has nothing of their own
 * in it does a change on disk come into the editor.
 */
export function afterLook(known: Known, mine: string, found: FileContent): { known: Known; text: string | null } {
  const untouched = mine === known.base && known.standing.kind !== 'conflict';
  if (untouched || mine === found.content)
    return { known: fromDisk(found), text: mine === found.content ? null : found.content };
  if (found.version === known.version)
    return {
      known: { ...known, stamp: found.stamp, writable: found.writable, standing: { kind: 'same' } },
      text: null,
    };
  return { known: { ...known, stamp: found.stamp, standing: { kind: 'conflict', theirs: found } }, text: null };
}

/** What a look that met a problem changes; null where it says nothing of the disk. */
export function afterProblem(known: Known, problem: Problem): Known | null {
  if (problem.name === 'no-such-file') return { ...known, version: null, stamp: '', standing: { kind: 'gone' } };
  return isOfTheDisk(problem) ? { ...known, standing: { kind: 'refused', problem } } : null;
}

export function afterSave(known: Known, content: string, { version, stamp }: FileWritten): Known {
  return { ...known, base: content, version, stamp, standing: { kind: 'same' } };
}
