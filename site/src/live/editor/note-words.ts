import { clock } from '../words/time.ts';
import type { Standing } from './standing.ts';

export type NoteAct = 'mine' | 'theirs' | 'close';

export interface NoteWords {
  /** ochre where the learner decides, plain where it is only said */
  kind: 'decide' | 'said';
  strong: string;
  text: string;
  acts: [NoteAct, string][];
}

/** What is to be said of the file in view; null: nothing out of the usual. */
export function noteWords(name: string, standing: Standing, writable: boolean, ready: boolean): NoteWords | null {
  switch (standing.kind) {
    case 'conflict':
      return {
        kind: 'decide',
        strong: `${name} has changed on disk, and here too.`,
        text: 'Ochre is on disk, blue is yours. Edit on, or choose.',
        acts: [
          ['mine', 'Keep mine'],
          ['theirs', 'Take theirs'],
        ],
      };
    case 'gone':
      return {
        kind: 'decide',
        strong: `${name} is no longer on disk.`,
        text: 'It was deleted or renamed. Save writes it again.',
        acts: [['close', 'Close']],
      };
    case 'refused':
      return {
        kind: 'decide',
        strong: `What is on disk as ${name} now cannot be shown.`,
        text: `${standing.problem.title} Here stands what it held before.`,
        acts: [['close', 'Close']],
      };
    case 'same':
      break;
  }
  if (!ready) {
    return {
      kind: 'said',
      strong: 'There is no machine at the moment.',
      text: 'What you type is kept; it can be saved when the machine is back.',
      acts: [],
    };
  }
  if (writable) return null;
  return {
    kind: 'said',
    strong: 'You may read this file, and not write it.',
    text: 'ls -l in the terminal shows its rights, chmod changes them.',
    acts: [],
  };
}

/** The word beside Save. */
export function saveWords(file: { saving: boolean; unsaved: boolean; savedAt: number | null }): string {
  if (file.saving) return 'saving';
  if (file.unsaved) return 'unsaved';
  return file.savedAt === null ? '' : `saved ${clock(file.savedAt)}`;
}
