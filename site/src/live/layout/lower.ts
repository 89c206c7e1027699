import { find, setAttribute } from '../dom.ts';
import { remember, remembered } from '../remembered.ts';

const KEY = 'lower';

/** The lower part of the work pane: closed and opened by its button, and by pressing one of its tabs while it is closed. */
export function startLower(signal: AbortSignal): void {
  const work = find(document, '.work');
  const toggle = find(document, '.lower-toggle');
  if (!work || !toggle) return;
  const set = (state: string): void => {
    work.dataset['lower'] = state;
    setAttribute(toggle, 'aria-expanded', String(state !== 'closed'));
    setAttribute(toggle, 'aria-label', state === 'closed' ? 'Open the lower part' : 'Close the lower part');
    remember(KEY, state);
  };
  if (remembered<string>(KEY) === 'closed') set('closed');
  toggle.addEventListener('click', () => set(work.dataset['lower'] === 'closed' ? 'open' : 'closed'), { signal });
  find(document, 'sy-preview .tablist')?.addEventListener(
    'click',
    () => work.dataset['lower'] === 'closed' && set('open'),
    {
      signal,
    },
  );
}
