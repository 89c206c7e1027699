import type { Checking, Verdict } from '@stackyard/protocol/verdict';
import { find, findAll, setAttribute, setText } from '../dom.ts';
import { announce } from '../layout/announce.ts';
import { LiveElement } from '../live-element.ts';
import { pageStep, stepAfter } from '../page-data.ts';
import type { PageState } from '../session/state.ts';
import { state } from '../session/state.ts';
import { markWords } from './about.ts';
import { verdictHead, verdictOthers, verdictRows } from './verdict-nodes.ts';
import type { VerdictWords } from './verdict-words.ts';
import { checkingWords, verdictWords } from './verdict-words.ts';

/** A check that answers sooner than this is not announced as running: the page would only blink. */
const SHOW_CHECKING_AFTER_MS = 250;

/** <sy-verdict>: what the check of this page’s step found. */
export class VerdictElement extends LiveElement {
  #shown = '';
  #spoken: string | null = null;
  #began = 0;
  #tick = 0;
  #asked = false;

  /** The learner asked for this check: what comes of it is brought into view. */
  asked(): void {
    this.#asked = true;
  }

  protected start(signal: AbortSignal): void {
    signal.addEventListener('abort', () => clearInterval(this.#tick));
    state.watch((page) => this.#show(page), signal);
  }

  #show(page: PageState): void {
    const step = pageStep();
    const session = page.session;
    if (!step || !session) {
      if (page.known) this.#clear();
      return;
    }
    const verdict = session.steps.find((each) => each.id === step.id)?.verdict ?? null;
    const checking = session.checking?.step === step.id ? session.checking : null;
    if (checking) this.#checks(checking, verdict !== null, step.number);
    else this.#settles(verdict, step.number, step.id);
  }

  #checks(checking: Checking, hasOld: boolean, number: number): void {
    if (this.#began === 0) {
      this.#began = Date.now();
      this.#tick = window.setInterval(() => this.#show(state.get()), 500);
      setTimeout(() => this.#show(state.get()), SHOW_CHECKING_AFTER_MS);
    }
    const running = Date.now() - this.#began;
    if (running < SHOW_CHECKING_AFTER_MS) return;
    const words = checkingWords(checking, Math.floor(running / 1000));
    setAttribute(this, 'data-state', 'checking');
    setAttribute(this, 'aria-busy', 'true');
    this.#shown = '';
    const head = find(this, '.verdict-head');
    if (hasOld && head) head.replaceWith(verdictHead(words, number));
    else this.#draw(words, number);
    setText(find(this, '.verdict-headline'), words.headline);
    if (this.#asked) this.scrollIntoView({ block: 'nearest' });
  }

  #settles(verdict: Verdict | null, number: number, id: string): void {
    clearInterval(this.#tick);
    this.#began = 0;
    setAttribute(this, 'aria-busy', null);
    const next = stepAfter(id);
    const follows = next ? `Step ${next.number}: ${next.title}` : 'That was the last step of this lab.';
    const words = verdict && verdictWords(verdict, number, follows);
    if (!verdict || !words) return this.#clear();
    setAttribute(this, 'data-state', words.state);
    markWords(verdict.findings.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name));
    const key = JSON.stringify(words);
    if (this.#shown !== key) this.#draw(words, number);
    this.#shown = key;
    if (this.#asked) this.scrollIntoView({ block: 'nearest' });
    this.#asked = this.#asked && state.get().asking === 'check';
    // What the page already showed when it opened is not news.
    if (this.#spoken !== null && this.#spoken !== words.spoken) announce(words.spoken);
    this.#spoken = words.spoken;
  }

  #draw(words: VerdictWords, number: number): void {
    const others = verdictOthers(words.others);
    this.replaceChildren(verdictHead(words, number), verdictRows(words), ...(others ? [others] : []));
    // What scrolls can be scrolled by keys too.
    for (const value of findAll(this, '.value')) if (value.scrollWidth > value.clientWidth) value.tabIndex = 0;
  }

  #clear(): void {
    clearInterval(this.#tick);
    this.#began = 0;
    this.#shown = '';
    this.#spoken ??= '';
    markWords([]);
    setAttribute(this, 'data-state', 'none');
    this.replaceChildren();
  }
}
