import type { TerminalSummary } from '@stackyard/protocol/session';
import { find, h, setAttribute } from '../dom.ts';
import { meantForPage } from './key-handling.ts';
import { Pane } from './pane.ts';
import { scrollByKeys } from './scroll-keys.ts';
import type { Tab } from './tab.ts';
import { createTab, showTab } from './tab.ts';

interface SeatHears {
  changed(): void;
  close(): void;
  select(): void;
}

/** One terminal’s tab and panel; the screen in it comes as soon as xterm has been loaded. */
export class Seat implements Disposable {
  readonly tab: Tab;
  pane: Pane | null = null;
  summary: TerminalSummary;
  readonly #panel: HTMLElement;
  readonly #hears: SeatHears;
  #selected = false;
  #gone = false;
  #focus = false;

  constructor(root: HTMLElement, session: string, summary: TerminalSummary, hears: SeatHears) {
    this.summary = summary;
    this.#hears = hears;
    this.tab = createTab(summary.id);
    this.tab.button.addEventListener('click', () => hears.select());
    this.tab.button.addEventListener('auxclick', (event) => event.button === 1 && hears.close());
    this.tab.close.addEventListener('click', () => hears.close());
    this.#panel = h('div', {
      class: 'term',
      role: 'tabpanel',
      id: `term-${summary.id}`,
      'aria-labelledby': `tab-${summary.id}`,
      tabindex: -1,
      hidden: true,
    });
    this.#panel.addEventListener('keydown', (event) => this.pane && scrollByKeys(this.pane, event));
    find(root, '.tablist')?.append(this.tab.box);
    find(root, '.terms')?.append(this.#panel);
    const address = `${location.origin.replace(/^http/, 'ws')}/api/sessions/${session}/terminals/${summary.id}`;
    void this.#load(address);
  }

  show(summary: TerminalSummary, selected: boolean): void {
    this.summary = summary;
    this.#selected = selected;
    this.#panel.hidden = !selected;
    this.refresh();
    this.pane?.screen.draw(selected);
    if (selected) this.fit();
  }

  refresh(): void {
    const watches = this.pane?.state.role === 'observer';
    showTab(this.tab, this.summary, this.pane?.state ?? null, this.#selected);
    setAttribute(this.#panel, 'data-watches', watches ? '' : null);
    setAttribute(this.#panel, 'tabindex', watches ? '0' : '-1');
  }

  fit(): void {
    this.pane?.fit();
  }

  retryNow(): void {
    this.pane?.retryNow();
  }

  close(): void {
    this.#hears.close();
  }

  /** Types again where the page only watched. */
  type(): void {
    this.pane?.take('driver');
    this.#panel.focus();
    this.#focus = true;
  }

  focus(): void {
    if (!this.pane) this.#focus = true;
    // A terminal that is only watched takes no keys: they scroll.
    else if (this.pane.state.role === 'observer') this.#panel.focus();
    else this.pane.screen.term.focus();
  }

  [Symbol.dispose](): void {
    this.#gone = true;
    this.pane?.[Symbol.dispose]();
    this.tab.box.remove();
    this.#panel.remove();
  }

  async #load(address: string): Promise<void> {
    const { Screen } = await import('./screen.ts');
    const screen = await Screen.open(this.#panel, this.summary.name);
    if (this.#gone) {
      screen[Symbol.dispose]();
      return;
    }
    const { term } = screen;
    term.attachCustomKeyEventHandler((event) => !meantForPage(event, term));
    this.pane = new Pane(screen, address, {
      changed: () => {
        if (this.#focus && this.pane?.state.role === 'driver') this.#focusOnce();
        this.#hears.changed();
      },
      news: () => !this.#selected && this.tab.button.setAttribute('data-news', ''),
    });
    screen.draw(this.#selected);
    this.fit();
    if (this.#focus) this.#focusOnce();
    this.#hears.changed();
  }

  #focusOnce(): void {
    this.#focus = false;
    this.focus();
  }
}
