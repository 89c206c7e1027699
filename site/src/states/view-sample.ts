import type { ViewTable } from '@stackyard/protocol/view';
import { find, findAll, setText } from '../live/dom.ts';
import { fillTable } from '../live/view/table-nodes.ts';
import { noteOf } from '../live/view/view-words.ts';

const table: ViewTable = {
  columns: ['The first password', 'The new password'],
  rows: [
    {
      name: 'Environment',
      cells: [
        { state: 'open', words: 'api and postgres' },
        { state: 'closed', words: '' },
      ],
    },
    {
      name: 'Image',
      cells: [
        { state: 'open', words: 'records-api' },
        { state: 'unknown', words: 'Docker did not tell' },
      ],
    },
    {
      name: 'File',
      cells: [
        { state: 'closed', words: 'in no file that is given' },
        { state: 'given', words: 'api and postgres' },
      ],
    },
  ],
};

/** Fills the views of the states page: as told, as told before the machine fell silent, and before there is a machine. */
export function showSample(): void {
  for (const view of findAll(document, '.states-view > sy-view')) {
    const state = view.parentElement?.dataset['show'] ?? '';
    view.hidden = false;
    view.dataset['state'] = state;
    const shown = find(view, '.view-table');
    if (shown && state !== 'none') fillTable(shown, table, null);
    setText(find(view, '.view-at'), '12:00:00');
    const at = '2026-11-21T12:00:00Z';
    const note = noteOf({
      ready: state !== 'none',
      view: { at, table: null, why: 'The machine’s Docker does not answer. See whether it runs.' },
      problem: null,
    });
    setText(find(view, '.view-note strong'), note?.[0] ?? '');
    setText(find(view, '.view-note span'), note?.[1] ?? '');
  }
}
