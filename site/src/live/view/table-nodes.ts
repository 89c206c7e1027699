import type { ViewCell, ViewTable } from '@stackyard/protocol/view';
import { find, h, icon } from '../dom.ts';
import { CELL } from './view-words.ts';

/** Fills a table with what was told; rows that say the same as before stay as they are, so that nothing flickers. */
export function fillTable(table: HTMLElement, { columns, rows }: ViewTable, before: ViewTable | null): void {
  find(table, 'thead')?.replaceChildren(
    h('tr', {}, h('td', {}), ...columns.map((name) => h('th', { scope: 'col' }, ...breakable(name)))),
  );
  const body = find(table, 'tbody');
  if (!body) return;
  const same = before !== null && JSON.stringify(before.columns) === JSON.stringify(columns);
  const there = same ? [...body.children] : [];
  body.replaceChildren(
    ...rows.map((row, at) => {
      const old = there[at];
      const unchanged = old !== undefined && JSON.stringify(before?.rows[at]) === JSON.stringify(row);
      return unchanged ? old : h('tr', {}, h('th', { scope: 'row' }, row.name), ...row.cells.map(cellNode));
    }),
  );
}

function cellNode({ state, words }: ViewCell): HTMLElement {
  const { word, sign } = CELL[state];
  return h(
    'td',
    { class: 'view-cell', 'data-cell': state },
    h('span', { class: 'view-sign' }, icon(sign) as unknown as HTMLElement, word),
    words === '' ? null : h('span', { class: 'view-words' }, ...breakable(words)),
  );
}

/** A name such as ADMIN_PASSWORD may go on in the next line after each `_`. */
function breakable(text: string): (HTMLElement | string)[] {
  return text.split(/(?<=_)/).flatMap((part, at) => (at === 0 ? [part] : [h('wbr', {}), part]));
}
