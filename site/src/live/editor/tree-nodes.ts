import { h, icon, setAttribute } from '../dom.ts';
import { shownName, type Row } from './tree-rows.ts';

/** Draws the rows of the tree; the one that stands at `here` is where the focus goes. A focus within stays within. */
export function showRows(tree: HTMLElement, rows: readonly Row[], here: string | null): void {
  const drawn = JSON.stringify(rows);
  if (tree.dataset['drawn'] !== drawn) {
    const had = tree.contains(document.activeElement);
    const selected = tree.querySelector('[aria-selected="true"]')?.getAttribute('data-path') ?? null;
    tree.dataset['drawn'] = drawn;
    tree.replaceChildren(...rows.map((row) => toNode(row, row.path === selected)));
    setTabStops(tree, here);
    if (had) tree.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  } else setTabStops(tree, here);
}

function setTabStops(tree: HTMLElement, here: string | null): void {
  for (const node of tree.children)
    setAttribute(node, 'tabindex', node.getAttribute('data-path') === here ? '0' : '-1');
}

function toNode(row: Row, selected: boolean): HTMLElement {
  const { path, name, kind, link, level, place, of, open, count } = row;
  const isFolder = open !== null;
  const node = h(
    'div',
    {
      class: 'tree-row',
      role: 'treeitem',
      'data-path': path,
      'data-kind': kind,
      'aria-level': level,
      'aria-posinset': place,
      'aria-setsize': of,
      'aria-expanded': isFolder ? String(open) : null,
      'aria-selected': String(selected),
      'aria-disabled': kind === 'other' || kind === 'more' ? 'true' : null,
      title: shownName(name),
    },
    isFolder ? icon('chevron-right', 'tree-sign') : h('span', { class: 'tree-sign' }),
    h('span', { class: 'tree-name' }, shownName(name)),
    kind === 'other' ? unseen(' not a file') : null,
    link ? h('span', { class: 'tree-count' }, unseen('a link'), h('span', { 'aria-hidden': 'true' }, '→')) : null,
    isFolder && count !== null ? h('span', { class: 'tree-count' }, String(count), unseen(' in it')) : null,
  );
  node.style.setProperty('--level', String(level));
  return node;
}

/** What the eye sees by place or sign, in words for the ear. */
function unseen(words: string): HTMLElement {
  return h('span', { class: 'unseen' }, words);
}
