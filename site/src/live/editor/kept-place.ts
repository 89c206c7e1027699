import { pageLab } from '../page-data.ts';
import { remember, remembered } from '../remembered.ts';

/** Where the learner was in the editor of this lab. */
export interface KeptPlace {
  files: { path: string; cursor: number }[];
  active: string | null;
  folders: string[];
}

const key = (): string => `editor-${pageLab().id}`;

export function keptPlace(): KeptPlace {
  return remembered<KeptPlace>(key()) ?? { files: [], active: null, folders: [] };
}

export function keepPlace(place: KeptPlace): void {
  remember(key(), place);
}
