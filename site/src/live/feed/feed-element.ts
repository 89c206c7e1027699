import type { Decision, FeedDown } from '@stackyard/protocol/feed';
import type { Problem } from '@stackyard/protocol/problem';
import { find, setAttribute, setText } from '../dom.ts';
import { announce } from '../layout/announce.ts';
import { LiveElement } from '../live-element.ts';
import { readySession, state } from '../session/state.ts';
import { denialWords, standingWords } from './feed-words.ts';
import { keep } from './kept.ts';
import { FeedLink } from './link.ts';
import { LogPane } from './log-pane.ts';
import { MapPane } from './map-pane.ts';

interface Standing {
  lost: boolean;
  open: boolean;
  problem: Problem | null;
}

const ASKING: Standing = { lost: false, open: false, problem: null };

/** <sy-feed>: what the system in the machine decides, as a map and as a log. There is a line to the runner only while it is looked at. */
export class FeedElement extends LiveElement {
  static readonly observedAttributes = ['data-view'];

  #kept: readonly Decision[] = [];
  #session: string | null = null;
  #ready = false;
  #link: FeedLink | null = null;
  #standing = ASKING;
  #map: MapPane | null = null;
  #log: LogPane | null = null;

  attributeChangedCallback(): void {
    this.#join();
  }

  protected start(signal: AbortSignal): void {
    const [map, log] = [find(this, '.feed-map'), find(this, '.feed-log')];
    this.#map = map && new MapPane(map, signal);
    this.#log = log && new LogPane(log, signal);
    document.addEventListener('visibilitychange', () => this.#join(), { signal });
    signal.addEventListener('abort', () => this.#leave());
    state.watch((page) => {
      const session = readySession(page);
      this.#ready = session !== null;
      if (session && session.id !== this.#session) {
        this.#leave();
        this.#session = session.id;
        this.#forget();
      }
      this.#join();
      this.#say();
    }, signal);
  }

  #join(): void {
    const wanted = this.#ready && this.dataset['view'] !== undefined && !document.hidden && this.isConnected;
    if (!wanted) return this.#leave();
    if (this.#link || this.#session === null) return;
    this.#link = new FeedLink(this.#session, () => this.#kept.at(-1) ?? null, {
      frame: (frame) => this.#hear(frame),
      lost: () => this.#stand({ ...ASKING, lost: true }),
    });
  }

  #leave(): void {
    this.#link?.[Symbol.dispose]();
    this.#link = null;
  }

  #hear(frame: FeedDown): void {
    if (frame.type === 'open') this.#stand({ ...ASKING, open: true });
    else if (frame.type === 'waiting') this.#stand({ ...ASKING, problem: frame.problem });
    else if (frame.type === 'reset') this.#forget();
    else this.#take(frame.decisions, frame.skipped);
  }

  #take(came: readonly Decision[], skipped: number): void {
    // What is history when the page comes is not news.
    const denial = this.#kept.length === 0 ? null : denialWords(came);
    if (denial !== null) announce(denial);
    this.#kept = keep(this.#kept, came);
    this.#map?.take(this.#kept);
    this.#log?.take(this.#kept, skipped);
    this.#say();
  }

  #forget(): void {
    this.#kept = [];
    this.#map?.take([]);
    this.#log?.take([], 0);
    this.#stand(ASKING);
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#say();
  }

  #say(): void {
    const count = this.#kept.length;
    const words = standingWords({ ...this.#standing, ready: this.#ready, count });
    setAttribute(this, 'data-state', words === null ? 'live' : count === 0 ? 'none' : 'stale');
    if (words === null) return;
    setText(find(this, '.feed-note strong'), words[0]);
    setText(find(this, '.feed-note span'), words[1]);
  }
}
