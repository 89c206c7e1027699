import { findAll } from '../dom.ts';

import type { TreeActs } from './tree-acts.ts';

interface Acts {
  save(): void;
  tree: TreeActs;
}

/** The buttons of the editor, and the key that saves from anywhere in it. */
export function startEditorKeys(root: HTMLElement, acts: Acts, signal: AbortSignal): void {
  const on = (selector: string, act: () => unknown): void => {
    for (const button of findAll(root, selector)) button.addEventListener('click', () => void act(), { signal });
  };
  on('.editor-save', acts.save);
  on('.tree-new-file', () => acts.tree.make('file'));
  on('.tree-new-folder', () => acts.tree.make('folder'));
  on('.tree-rename', () => acts.tree.rename());
  on('.tree-delete', () => acts.tree.remove());
  on('.editor-files', () => {
    root.dataset['side'] = root.dataset['side'] === 'open' ? 'closed' : 'open';
  });
  root.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return;
      if (!event.ctrlKey && !event.metaKey) return;
      // The browser would save the page.
      event.preventDefault();
      acts.save();
    },
    { signal },
  );
}
