import { find, findAll, setAttribute, setText } from '../dom.ts';
import { LiveElement } from '../live-element.ts';
import { pageLab, pageStepId } from '../page-data.ts';
import { remember, remembered } from '../remembered.ts';

/**
 * <sy-hints>: hints open one at a time, in order; what was opened stays open. All hints of a page are one staircase, even in several
 * boxes: the first box works them all, and the button in the foot.
 */
export class HintsElement extends LiveElement {
  protected start(signal: AbortSignal): void {
    if (find(document, 'sy-hints') !== this) return;
    const hints = this.#hints();
    const opened = remembered<number>(this.#key()) ?? 0;
    hints.forEach((hint, at) => {
      hint.open = at < opened;
      find(hint, 'summary')?.addEventListener(
        'click',
        (event) => {
          event.preventDefault();
          if (at === this.#opened()) this.openNext();
          else if (at < this.#opened()) hint.open = !hint.open;
        },
        { signal },
      );
    });
    this.#show(opened);
    document.getElementById('hint-button')?.addEventListener('click', () => this.openNext(), { signal });
  }

  /** Opens the next hint, or shows them where all are open. */
  openNext(): void {
    const opened = Math.min(this.#opened() + 1, this.#hints().length);
    const next = this.#hints()[opened - 1];
    if (next) next.open = true;
    remember(this.#key(), opened);
    this.#show(opened);
    next?.scrollIntoView({ block: 'nearest' });
    if (next) find(next, 'summary')?.focus({ preventScroll: true });
  }

  #show(opened: number): void {
    const hints = this.#hints();
    setAttribute(this, 'data-opened', String(opened));
    hints.forEach((hint, at) => {
      const state = at < opened ? 'open' : at === opened ? 'next' : 'closed';
      setAttribute(hint, 'data-state', state);
      setText(find(hint, '.hint-note'), state === 'next' ? 'opens when you want it' : '');
      const summary = find(hint, 'summary');
      if (summary) setAttribute(summary, 'aria-disabled', state === 'closed' ? 'true' : null);
    });
    const left = opened < hints.length ? `Hint ${opened + 1} of ${hints.length}` : 'Hints';
    setText(document.getElementById('hint-button'), left);
  }

  #opened(): number {
    return Number(this.dataset['opened'] ?? 0);
  }

  #hints(): HTMLDetailsElement[] {
    return findAll<HTMLDetailsElement>(document, 'details.hint');
  }

  #key(): string {
    return `hints-${pageLab().id}-${pageStepId() ?? 'front'}`;
  }
}
