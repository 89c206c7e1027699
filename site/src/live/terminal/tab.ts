import type { TerminalSummary } from '@stackyard/protocol/session';
import { find, h, icon, setAttribute, setText } from '../dom.ts';
import type { PaneState } from './pane-state.ts';
import { tabWords } from './tab-words.ts';

/** The nodes of one tab. */
export interface Tab {
  box: HTMLElement;
  button: HTMLButtonElement;
  close: HTMLButtonElement;
}

export function createTab(id: string): Tab {
  const button = h(
    'button',
    {
      class: 'tab',
      role: 'tab',
      type: 'button',
      id: `tab-${id}`,
      'aria-controls': `term-${id}`,
      'aria-selected': 'false',
      'aria-keyshortcuts': 'Delete',
    },
    h('span', { class: 'tab-sign', 'aria-hidden': 'true' }),
    icon('eye', 'tab-eye'),
    h('span', { class: 'tab-name' }),
    h('span', { class: 'tab-note' }),
  );
  // A tab list may hold nothing but tabs for the ear: there, and by keyboard, a tab is closed with Delete.
  const close = h(
    'button',
    { class: 'icon-button tab-close', type: 'button', tabindex: -1, 'aria-hidden': 'true' },
    icon('close'),
  );
  return { box: h('div', { class: 'tab-box', role: 'presentation' }, button, close), button, close };
}

/** Shows a terminal’s state on its tab: sign, name and a word for everything but the usual. */
export function showTab(tab: Tab, summary: TerminalSummary, pane: PaneState | null, selected: boolean): void {
  const { state, note, eye } = tabWords(summary, pane);
  setAttribute(tab.button, 'data-state', state);
  setAttribute(tab.button, 'data-eye', eye ? '' : null);
  setAttribute(tab.button, 'aria-selected', String(selected));
  setAttribute(tab.button, 'tabindex', selected ? '0' : '-1');
  setText(find(tab.button, '.tab-name'), summary.name);
  setText(find(tab.button, '.tab-note'), note);
  setAttribute(tab.close, 'title', `Close ${summary.name}`);
  if (selected) tab.button.removeAttribute('data-news');
}
