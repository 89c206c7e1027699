import type { Problem } from '@stackyard/protocol/problem';
import { find, setText } from '../dom.ts';
import { announce } from '../layout/announce.ts';

/** What stands where no file is in view: how to open one, or why the one that was chosen could not be. */
export function showEmpty(root: HTMLElement, problem: Problem | null): void {
  const empty = find(root, '.editor-empty');
  if (!empty) return;
  root.toggleAttribute('data-refused', problem !== null);
  setText(find(empty, 'strong'), problem?.title ?? 'No file is open.');
  setText(find(empty, 'span'), problem === null ? 'Choose one of the tree.' : `${problem.message} ${problem.hint}`);
  if (problem) announce(`${problem.title} ${problem.message}`);
}
