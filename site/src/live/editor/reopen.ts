import { ProblemError } from '../api.ts';
import type { Desk } from './desk.ts';
import type { KeptPlace } from './kept-place.ts';
import { isOfTheDisk } from './standing.ts';

/** Opens files again where the learner was in them; one that is gone meanwhile is left out. False: not all could be seen, try again. */
export async function reopen(desk: Desk, { files, active }: KeptPlace): Promise<boolean> {
  for (const { path, cursor } of files) {
    try {
      const file = await desk.open(path);
      if (file === null) return false;
      file.view.cursor = cursor;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (!isOfTheDisk(error.problem)) return false;
    }
  }
  const file = desk.files.find(({ path }) => path === active);
  if (file) desk.activate(file);
  return true;
}
