import { announce } from '../layout/announce.ts';
import { setAttribute, find, h, setText } from '../dom.ts';
import { LiveElement } from '../live-element.ts';
import { showPane } from '../layout/panes.ts';
import { reasonNow } from './follow-line.ts';
import type { Act } from './session-words.ts';
import { sessionWords } from './session-words.ts';
import { state } from './state.ts';
import { here, open, startOver } from './verbs.ts';

const verbs: Record<Act, () => unknown> = {
  here,
  open,
  'read-on': () => showPane('text'),
  'start-over': startOver,
  reload: () => location.reload(),
};

/** <sy-session-line>: the state of the session in words, always at the same place. */
export class SessionLine extends LiveElement {
  #verb: Act | null = null;
  #said = '';

  protected start(signal: AbortSignal): void {
    state.watch(() => this.#show(), signal);
    // Only times move by themselves: what is left in minutes, a cut in seconds.
    let ticks = 0;
    const tick = (): void => {
      ticks += 1;
      if (ticks % 15 === 0 || state.get().line.state === 'lost') this.#show();
    };
    const clockwork = window.setInterval(tick, 1000);
    signal.addEventListener('abort', () => clearInterval(clockwork));
    find(this, '.session-act')?.addEventListener('click', () => this.#verb && verbs[this.#verb](), { signal });
  }

  #show(): void {
    const page = state.get();
    const words = sessionWords(page, Date.now(), page.line.state === 'lost' ? reasonNow(page.line.since) : undefined);
    setAttribute(this, 'data-state', words.state);
    setText(find(this, '.session-word'), words.word);
    this.#showParts(words.parts);
    const bar = find(this, '.session-bar');
    if (bar) {
      bar.hidden = words.done === null;
      bar.style.setProperty('--done', String(words.done ?? 0));
    }
    const id = find(this, '.session-id');
    if (id) {
      id.hidden = words.id === null;
      setText(id, words.id ?? '');
    }
    const act = find<HTMLButtonElement>(this, '.session-act');
    if (act) {
      act.hidden = words.act === null;
      setText(act, words.act?.label ?? '');
    }
    this.#verb = words.act?.verb ?? null;
    this.#speak(words.state, `${words.word}. ${words.parts.join(', ')}`, words.voice);
  }

  #showParts(parts: string[]): void {
    const more = find(this, '.session-more');
    if (!more || more.dataset['said'] === parts.join('|')) return;
    more.dataset['said'] = parts.join('|');
    more.replaceChildren(...parts.map((part) => h('span', { class: 'session-part' }, part)));
  }

  /** Only a new state is read aloud: clocks and percentages are not. */
  #speak(key: string, sentence: string, voice: 'polite' | 'assertive'): void {
    if (this.#said === key) return;
    const first = this.#said === '';
    this.#said = key;
    if (!first) announce(sentence, voice);
  }
}
