import { remember, remembered } from '../remembered.ts';
import { createWatched } from '../watched.ts';

const KEY = 'read-aloud';

/** Whether terminals keep their text where a screen reader finds it; it costs time with each line, so it is asked for. */
export const readAloud = createWatched(remembered<boolean>(KEY) === true);

export function chooseReadAloud(on: boolean): void {
  remember(KEY, on);
  readAloud.set(on);
}
