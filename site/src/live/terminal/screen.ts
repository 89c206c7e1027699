import '@xterm/xterm/css/xterm.css';
import { ClipboardAddon } from '@xterm/addon-clipboard';
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { WebglAddon } from '@xterm/addon-webgl';
import { Terminal } from '@xterm/xterm';
import { onTheme, theme } from '../layout/theme.ts';
import { copyText } from './clipboard.ts';
import { cellFont, narrow } from './cell-font.ts';
import { fontStep } from './font-size.ts';
import { openLink } from './links.ts';
import { readAloud } from './read-aloud.ts';
import { terminalTheme } from './theme.ts';

/** Room that the scroll bar takes at the right edge, in px: the same as the text’s distance from the left. */
const SCROLL_BAR_PX = 12;

/** xterm with everything that a terminal of ours has; the only file that knows xterm’s parts. */
export class Screen implements Disposable {
  readonly term: Terminal;
  readonly search = new SearchAddon();
  readonly #fit = new FitAddon();
  readonly #life = new AbortController();
  #webgl: WebglAddon | null = null;
  #webglWorks = true;

  private constructor() {
    this.term = new Terminal({
      ...cellFont(),
      theme: terminalTheme(theme()),
      scrollback: 5000,
      minimumContrastRatio: 4.5,
      drawBoldTextInBrightColors: false,
      cursorBlink: false,
      cursorInactiveStyle: 'outline',
      macOptionIsMeta: true,
      overviewRuler: { width: SCROLL_BAR_PX },
      allowProposedApi: true,
    });
    this.term.loadAddon(this.#fit);
    this.term.loadAddon(this.search);
    this.term.loadAddon(new Unicode11Addon());
    this.term.unicode.activeVersion = '11';
    this.term.loadAddon(new WebLinksAddon(openLink));
    // A program may write to the clipboard; it may not read what the learner copied elsewhere.
    this.term.loadAddon(
      new ClipboardAddon(undefined, {
        readText: () => '',
        writeText: async (_which, text) => void (await copyText(text)),
      }),
    );
    readAloud.watch((on) => (this.term.options.screenReaderMode = on), this.#life.signal);
    fontStep.watch(() => Object.assign(this.term.options, cellFont()), this.#life.signal);
    onTheme((now) => (this.term.options.theme = terminalTheme(now)), this.#life.signal);
  }

  /** Opens a terminal in `place`, once the font is there: measured with another font, every cell would be wrong. */
  static async open(place: HTMLElement, name: string): Promise<Screen> {
    await Promise.all([document.fonts.load('13px "Commit Mono"'), document.fonts.load('700 13px "Commit Mono"')]);
    const screen = new Screen();
    screen.term.open(place);
    const { textarea } = screen.term;
    textarea?.setAttribute('aria-label', `Terminal ${name}`);
    textarea?.setAttribute('aria-describedby', 'term-way-out');
    return screen;
  }

  /** Columns and rows that have room where the terminal stands now; null while it is not in view. */
  room(): { cols: number; rows: number } | null {
    const size = this.#fit.proposeDimensions();
    if (!size || !Number.isFinite(size.cols) || this.term.element?.offsetParent === null) return null;
    return { cols: Math.max(2, size.cols), rows: Math.max(1, size.rows) };
  }

  /** For a page that only watches: it takes no keys, and without focus its cursor is an outline. */
  watch(only: boolean): void {
    const { textarea } = this.term;
    this.term.options.disableStdin = only;
    if (textarea) textarea.disabled = only;
  }

  /** Where the place is smaller than a terminal that is only watched: keeps the cursor in view. */
  follow(): void {
    const { element, rows, buffer } = this.term;
    const place = element?.parentElement;
    if (!element || !place || place.scrollHeight <= place.clientHeight) return;
    const row = element.clientHeight / rows;
    const top = buffer.active.cursorY * row;
    place.scrollTop = Math.min(top, Math.max(place.scrollTop, top + 2 * row - place.clientHeight));
  }

  /** The visible terminal draws with WebGL where that works; the others need no graphics memory. */
  draw(visible: boolean): void {
    if (!visible || narrow()) {
      this.#webgl?.dispose();
      this.#webgl = null;
      return;
    }
    if (this.#webgl !== null || !this.#webglWorks) return;
    try {
      const webgl = new WebglAddon();
      webgl.onContextLoss(() => {
        this.#webglWorks = false;
        webgl.dispose();
        this.#webgl = null;
      });
      this.term.loadAddon(webgl);
      this.#webgl = webgl;
    } catch (fault) {
      this.#webglWorks = false;
      console.info('The terminal draws without WebGL here.', fault);
    }
  }

  [Symbol.dispose](): void {
    this.#life.abort();
    this.term.dispose();
  }
}
