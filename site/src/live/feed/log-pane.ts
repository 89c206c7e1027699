import type { Decision } from '@stackyard/protocol/feed';
import { find, findAll, h, setAttribute, setText } from '../dom.ts';
import { showToast } from '../layout/toast.ts';
import { copyText } from '../terminal/clipboard.ts';
import { clockSeconds } from '../words/time.ts';
import { signOf, whyNode } from './decision-nodes.ts';
import { lineWords, logWords, placeWords, route } from './feed-words.ts';

/** Nearer than this to its end, the list counts as being there. */
const END_PX = 12;

/** The log as a list, newest at the bottom. It follows while its end is in view. */
export class LogPane {
  readonly #root: HTMLElement;
  #kept: readonly Decision[] = [];
  #skipped = 0;
  #following = true;
  #deniedOnly = false;

  constructor(root: HTMLElement, signal: AbortSignal) {
    this.#root = root;
    root.addEventListener('click', (event) => this.#press(event.target as Element), { signal });
    const scroll = find(root, '.log-scroll');
    scroll?.addEventListener('scroll', () => this.#follow(atEnd(scroll)), { signal, passive: true });
    // When it is shown, or made smaller, its end stays in view.
    const sizes = new ResizeObserver(() => this.#toEnd());
    if (scroll) sizes.observe(scroll);
    signal.addEventListener('abort', () => sizes.disconnect());
  }

  take(kept: readonly Decision[], skipped: number): void {
    const last = this.#kept.at(-1)?.seq ?? -1;
    const first = kept[0]?.seq ?? Number.POSITIVE_INFINITY;
    for (const row of findAll(this.#root, '.log-row')) {
      if (Number(row.dataset['seq']) >= first) break;
      row.remove();
    }
    find(this.#root, '.log')?.append(...kept.filter(({ seq }) => seq > last).map(toRow));
    this.#kept = kept;
    this.#skipped = kept.length === 0 ? 0 : this.#skipped + skipped;
    this.#show();
  }

  #toEnd(): void {
    const scroll = find(this.#root, '.log-scroll');
    if (scroll && this.#following) scroll.scrollTop = scroll.scrollHeight;
  }

  #press(target: Element): void {
    const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (act === 'copy') void this.#copy();
    if (act === 'follow') this.#follow(!this.#following);
    if (act === 'denied') this.#deniedOnly = !this.#deniedOnly;
    if (act !== undefined) this.#show();
  }

  #follow(on: boolean): void {
    this.#following = on;
    find(this.#root, '[data-act="follow"]')?.setAttribute('aria-pressed', String(on));
  }

  #show(): void {
    setAttribute(this.#root, 'data-only', this.#deniedOnly ? 'denied' : null);
    find(this.#root, '[data-act="denied"]')?.setAttribute('aria-pressed', String(this.#deniedOnly));
    setText(find(this.#root, '.log-count'), logWords(this.#kept, this.#skipped));
    this.#toEnd();
  }

  async #copy(): Promise<void> {
    const seen = this.#kept.filter(({ decision }) => !this.#deniedOnly || decision === 'denied');
    if (!(await copyText(seen.map(lineWords).join('\n')))) return;
    showToast(seen.length === 1 ? '1 line copied.' : `${seen.length} lines copied.`);
  }
}

const atEnd = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < END_PX;

function toRow(decision: Decision): HTMLElement {
  const { seq, at, id, operation } = decision;
  return h(
    'li',
    { class: 'log-row', 'data-seq': seq, 'data-decision': decision.decision },
    h('time', { datetime: at }, clockSeconds(at)),
    signOf(decision),
    h(
      'span',
      { class: 'log-words' },
      route(decision),
      ' ',
      h('span', { class: 'log-operation' }, operation),
      whyNode(decision),
    ),
    h('span', { class: 'log-id', title: id }, placeWords(decision)),
  );
}
