import { find, setText } from '../dom.ts';
import { showToast } from '../layout/toast.ts';
import { clock } from '../words/time.ts';
import { copyText } from './clipboard.ts';
import type { Seat } from './seat.ts';
import { Transcript } from './transcript.ts';

/** The view that stands over the terminal: text to read at one’s own pace, also with a screen reader, to select, copy and save. */
export class TranscriptView {
  readonly #box: HTMLElement;
  readonly #seat: () => Seat | undefined;
  #shown: { transcript: Transcript; seat: Seat } | null = null;

  constructor(box: HTMLElement, seat: () => Seat | undefined, signal: AbortSignal) {
    this.#box = box;
    this.#seat = seat;
    const on = (selector: string, act: () => unknown): unknown =>
      find(box, selector)?.addEventListener('click', act, { signal });
    on('.transcript-copy', async () => {
      if (this.#shown && (await copyText(this.#shown.transcript.all))) showToast('The transcript is copied.');
    });
    on('.transcript-save', () => this.#save());
    on('.transcript-close', () => this.#leave());
    box.addEventListener('keydown', (event) => event.key === 'Escape' && this.#leave(), { signal });
    signal.addEventListener('abort', () => this.close());
  }

  open(): void {
    this.close();
    const seat = this.#seat();
    const text = find(this.#box, '.transcript-text');
    if (!seat?.pane || !text) return;
    setText(find(this.#box, '.transcript-name'), `Transcript of ${seat.summary.name}`);
    text.setAttribute('aria-label', `Transcript of ${seat.summary.name}`);
    this.#box.hidden = false;
    this.#shown = { transcript: new Transcript(seat.pane.screen.term, text), seat };
    text.focus();
  }

  /** Another terminal is in view, or none: what is shown is not its text. */
  keep(seat: Seat | undefined): void {
    if (this.#shown && this.#shown.seat !== seat) this.close();
  }

  close(): void {
    this.#shown?.transcript[Symbol.dispose]();
    this.#shown = null;
    this.#box.hidden = true;
  }

  #leave(): void {
    this.close();
    this.#seat()?.focus();
  }

  #save(): void {
    if (!this.#shown) return;
    const { transcript, seat } = this.#shown;
    const url = URL.createObjectURL(new Blob([`${transcript.all}\n`], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${seat.summary.name} ${clock(Date.now()).replace(':', '-')}.txt`;
    link.click();
    // A browser that asks where to save has begun to read by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
