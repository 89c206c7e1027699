import type { Problem } from '@stackyard/protocol/problem';
import { find, setText } from '../dom.ts';
import { announce } from '../layout/announce.ts';

const WORDS = {
  none: ['No machine yet.', 'The files of your machine show here once it runs.'],
  ready: ['No file is open.', 'Choose one of the tree.'],
} as const;

/** What stands where no file is in view: what makes one appear, or why the one that was chosen does not. */
export function showEmpty(root: HTMLElement, why: 'none' | 'ready' | Problem): void {
  const empty = find(root, '.editor-empty');
  const [strong, text] = typeof why === 'string' ? WORDS[why] : [why.title, `${why.message} ${why.hint}`];
  if (!empty || find(empty, 'strong')?.textContent === strong) return;
  setText(find(empty, 'strong'), strong);
  setText(find(empty, 'span'), text);
  if (typeof why !== 'string') announce(`${strong} ${text}`);
}
