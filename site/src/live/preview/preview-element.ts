import type { Session } from '@stackyard/protocol/session';
import { find, findAll, h, setAttribute, setText } from '../dom.ts';
import { showEditor } from '../editor/show-editor.ts';
import { showFeed } from '../feed/show-feed.ts';
import { LiveElement } from '../live-element.ts';
import { onCommand, readySession, state } from '../session/state.ts';
import { answerNodes, ask } from './answer.ts';
import { showView } from '../view/show-view.ts';
import { emptyWords, isRefused, toPath } from './preview-words.ts';

type Port = Session['ports'][number];
/** An app that a command restarts needs a moment. */
const LOOK_AFTER_MS = 700;

type Shown = 'none' | 'loading' | 'page' | 'answer' | 'nothing' | 'refused';

/** <sy-preview>: what listens on the machine’s ports, each from an origin of its own so that it cannot touch this page. */
export class PreviewElement extends LiveElement {
  #port: Port | null = null;
  #chosen: number | null = null;
  #as: 'page' | 'answer' = 'page';
  /** Grows with each load, so that an answer that comes late is not shown over a newer one. */
  #load = 0;
  /** What the app answered when it was last loaded. */
  #seen: string | null = null;

  protected start(signal: AbortSignal): void {
    const on = (selector: string, event: string, hear: (event: Event) => void): void => {
      find(this, selector)?.addEventListener(event, hear, { signal });
    };
    on('.tablist', 'click', (event) => this.#pick((event.target as Element).closest<HTMLElement>('.tab')));
    on('.tablist', 'keydown', (event) => this.#walk(event as KeyboardEvent));
    on('.preview-reload', 'click', () => void this.#show());
    on('.address-path', 'change', () => void this.#show());
    on('.choice', 'click', (event) => this.#choose((event.target as HTMLElement).dataset['as']));
    on('iframe', 'load', () => this.#become((now) => (now === 'loading' ? 'page' : now)));
    let timer = 0;
    onCommand((news) => {
      clearTimeout(timer);
      if (news.state === 'ended') timer = window.setTimeout(() => void this.#lookAgain(), LOOK_AFTER_MS);
    }, signal);
    signal.addEventListener('abort', () => clearTimeout(timer));
    this.#chosen = Number(find(this, '.tab')?.dataset['port'] ?? 0);
    state.watch((page) => this.#follow(readySession(page)), signal);
  }

  #follow(session: Session | null): void {
    const port = session?.ports.find((each) => each.port === this.#chosen) ?? null;
    const before = this.#port;
    this.#port = port;
    const changed = port?.url !== before?.url || port?.listening !== before?.listening;
    if (changed || (port === null && before === null)) void this.#show();
  }

  #pick(tab: HTMLElement | null): void {
    if (!tab || tab.getAttribute('aria-selected') === 'true') return;
    for (const each of findAll(this, '.tabs .tab')) {
      setAttribute(each, 'aria-selected', String(each === tab));
      setAttribute(each, 'tabindex', each === tab ? '0' : '-1');
    }
    tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const view = tab.dataset['view'] ?? null;
    setAttribute(this, 'data-view', view);
    showFeed(find(this, 'sy-feed'), view === 'map' || view === 'log' ? view : null);
    showView(find(this, 'sy-view'), view === 'table');
    showEditor(find(this, 'sy-editor'), view === 'editor');
    const port = Number(tab.dataset['port'] ?? Number.NaN);
    if (view !== null || port === this.#chosen) return;
    this.#chosen = port;
    find(this, '.preview-body')?.setAttribute('aria-labelledby', tab.id);
    setText(find(this, '.address-host'), `localhost:${port}`);
    const path = find<HTMLInputElement>(this, '.address-path');
    if (path) path.value = '/';
    this.#port = readySession(state.get())?.ports.find((each) => each.port === port) ?? null;
    void this.#show();
  }

  #walk(event: KeyboardEvent): void {
    // As panes of a narrow page, ports and views are apart.
    const tabs = findAll(this, '.tabs .tab').filter((tab) => tab.checkVisibility());
    const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const tab = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!tab) return;
    event.preventDefault();
    this.#pick(tab);
    tab.focus();
  }

  #choose(as: string | undefined): void {
    if (as !== 'page' && as !== 'answer') return;
    this.#as = as;
    for (const button of findAll(this, '.choice button'))
      setAttribute(button, 'aria-pressed', String(button.dataset['as'] === as));
    void this.#show();
  }

  async #show(): Promise<void> {
    const load = ++this.#load;
    const port = this.#port;
    const frame = find<HTMLIFrameElement>(this, 'iframe');
    const open = find<HTMLAnchorElement>(this, '.preview-open');
    const reload = find<HTMLButtonElement>(this, '.preview-reload');
    if (reload) reload.disabled = !port?.listening;
    if (open) open.hidden = !port?.listening;
    if (!port?.listening || !frame) {
      frame?.removeAttribute('src');
      this.#say(port === null ? '' : 'no answer yet');
      this.#note(emptyWords(this.#chosen ?? 0, readySession(state.get()) !== null));
      this.#become(() => (port === null ? 'none' : 'nothing'));
      return;
    }
    const url = this.#address(port);
    if (open) open.href = url;
    this.#become(() => 'loading');
    if (this.#as === 'page') frame.src = url;
    const answer = await ask(url);
    if (load !== this.#load) return;
    this.#seen = answer?.body ?? null;
    this.#say(answer === null ? '' : `${answer.status} in ${answer.tookMs} ms`);
    if (this.#as === 'answer') {
      const nodes =
        answer === null ? [document.createTextNode('No answer that this page may read.')] : answerNodes(answer);
      find(this, '.answer')?.replaceChildren(...nodes);
      this.#become(() => 'answer');
    } else if (answer !== null && isRefused(answer.headers, location.origin)) {
      this.#note({
        strong: 'This app does not let itself be shown inside a page.',
        text: 'Open it in a tab of its own.',
      });
      this.#become(() => 'refused');
    }
  }

  /** After a command the app may be another one: it is loaded again where its answer changed, but not under the learner’s hands. */
  async #lookAgain(): Promise<void> {
    const load = this.#load;
    const port = this.#port;
    if (!port?.listening || document.activeElement === find(this, 'iframe')) return;
    const answer = await ask(this.#address(port));
    if (load === this.#load && answer !== null && answer.body !== this.#seen) void this.#show();
  }

  #address(port: Port): string {
    return new URL(toPath(find<HTMLInputElement>(this, '.address-path')?.value ?? '/'), port.url).href;
  }

  #note(words: { strong: string; text: string }): void {
    const strong = words.strong === '' ? [] : [h('strong', {}, words.strong)];
    find(this, '.preview-note')?.replaceChildren(...strong, h('span', {}, words.text));
  }

  #say(status: string): void {
    setText(find(this, '.preview-status'), status);
  }

  #become(next: (now: Shown) => Shown): void {
    const body = find(this, '.preview-body');
    if (body) setAttribute(body, 'data-state', next(body.dataset['state'] as Shown));
  }
}
