import type { TerminalSummary } from '@stackyard/protocol/session';
import { find, h, icon, setAttribute, setText } from '../dom.ts';
import type { Pane } from './pane.ts';

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
export function showTab(tab: Tab, summary: TerminalSummary, pane: Pane | null, selected: boolean): void {
  const { state, note } = tabWords(summary, pane?.state ?? null);
  setAttribute(tab.button, 'data-state', state);
  setAttribute(tab.button, 'aria-selected', String(selected));
  setAttribute(tab.button, 'tabindex', selected ? '0' : '-1');
  setText(find(tab.button, '.tab-name'), summary.name);
  setText(find(tab.button, '.tab-note'), note);
  setAttribute(tab.close, 'title', `Close ${summary.name}`);
  if (selected) tab.button.removeAttribute('data-news');
}

export function tabWords(summary: TerminalSummary, pane: Pane['state'] | null): { state: string; note: string } {
  if (summary.state === 'exited') {
    return { state: 'exited', note: summary.exitCode === null ? 'ended' : `exited ${summary.exitCode}` };
  }
  if (pane?.line === 'lost') return { state: 'reconnecting', note: 'reconnecting' };
  if (pane?.role === 'observer') return { state: 'observer', note: 'watching' };
  return { state: 'live', note: '' };
}

/** The line under the tabs, for a terminal that does not live: what is so, and what can be done. Null where all is well. */
export function noteWords(
  summary: TerminalSummary,
  pane: Pane['state'] | null,
  now: number,
): { strong: string; text: string; again: boolean } | null {
  if (summary.state === 'exited') {
    if (summary.lost)
      return {
        strong: `The shell of ${summary.name} ended with the runner.`,
        text: 'Files and containers stay.',
        again: true,
      };
    const how = summary.exitCode === null ? 'was ended' : `exited with ${summary.exitCode}`;
    return { strong: `${summary.name} ${how}.`, text: 'Its output stays.', again: true };
  }
  if (pane?.line !== 'lost') return null;
  const wait = Math.max(0, Math.ceil((pane.nextTryAt - now) / 1000));
  const next = wait > 0 ? `, next in ${wait} s` : '';
  return {
    strong: '',
    text: `Keys are held and sent in order once the line is back. Try ${pane.attempt}${next}.`,
    again: false,
  };
}
