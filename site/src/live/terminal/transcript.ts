import type { IBuffer, IMarker, Terminal } from '@xterm/xterm';
import { find, setText } from '../dom.ts';
import { beginOf, linesOf, toText } from './plain-text.ts';

const LOOK_AFTER_MS = 200;
/** Where a flood went by faster than it was looked at. */
const GAP = '[More went by here than the terminal keeps.]';

/**
 * The terminal as text that grows: what has scrolled off the screen is added once and never touched again, so that a selection in it and
 * the place of a reader hold; below it stands the screen as it is now.
 */
export class Transcript implements Disposable {
  readonly #term: Terminal;
  readonly #text: HTMLElement;
  readonly #past: HTMLElement;
  readonly #now: HTMLElement;
  readonly #listening: { dispose(): void }[];
  /** Marks the first row that is not in the past yet; xterm moves it when rows are let go at the top. */
  #next: IMarker | null = null;
  #timer = 0;

  /** `text` scrolls and holds two elements, `.transcript-past` and `.transcript-now`. */
  constructor(term: Terminal, text: HTMLElement) {
    this.#term = term;
    this.#text = text;
    this.#past = find(text, '.transcript-past') ?? text;
    this.#now = find(text, '.transcript-now') ?? text;
    this.#past.replaceChildren();
    const soon = (): void => {
      if (this.#timer === 0) this.#timer = window.setTimeout(() => this.#look(), LOOK_AFTER_MS);
    };
    this.#listening = [term.onWriteParsed(soon), term.onResize(() => this.#again())];
    this.#look();
    text.scrollTop = text.scrollHeight;
  }

  get all(): string {
    return toText([this.#past.textContent + this.#now.textContent]);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#next?.dispose();
    for (const each of this.#listening) each.dispose();
  }

  /** Rows were cut anew: what is where cannot be told any more. */
  #again(): void {
    this.#next?.dispose();
    this.#next = null;
    this.#past.replaceChildren();
    this.#look();
  }

  #look(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const atEnd = this.#text.scrollHeight - this.#text.scrollTop - this.#text.clientHeight < 8;
    const { active, normal } = this.#term.buffer;
    const screen = beginOf(normal, normal.baseY);
    const isAside = active.type === 'alternate';
    if (!isAside) this.#readOn(normal, screen);
    // Only the screen that is shown can be marked: what was read without a mark is read again later.
    else if (this.#next === null) this.#past.replaceChildren(...toLines(linesOf(normal, 0, screen)));
    setText(this.#now, toText([...linesOf(normal, screen), ...(isAside ? linesOf(active) : [])]));
    if (atEnd) this.#text.scrollTop = this.#text.scrollHeight;
  }

  #readOn(normal: IBuffer, screen: number): void {
    const marked = this.#next;
    const wasCut = marked?.isDisposed === true;
    if (marked?.line === screen && !wasCut) return;
    if (marked === null) this.#past.replaceChildren();
    const lines = linesOf(normal, marked === null || wasCut ? 0 : marked.line, screen);
    const isFull = normal.length === this.#term.rows + (this.#term.options.scrollback ?? 0);
    if (wasCut && isFull) lines.unshift(GAP);
    this.#past.append(...toLines(lines));
    marked?.dispose();
    this.#next = this.#term.registerMarker(screen - normal.baseY - normal.cursorY);
  }
}

function toLines(lines: string[]): string[] {
  return lines.length === 0 ? [] : [`${lines.join('\n')}\n`];
}
