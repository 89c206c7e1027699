import { find, findAll, setAttribute, setText } from '../dom.ts';
import { LiveElement } from '../live-element.ts';
import { pageLab, pageStepId } from '../page-data.ts';
import { remember, remembered } from '../remembered.ts';
import { isAlive, readySession, state } from '../session/state.ts';
import type { CodeState } from './code-words.ts';
import { codeWords } from './code-words.ts';
import { showCompared } from './compare.ts';
import { runBlock } from './run-block.ts';
import { followFile, saveBlock } from './save-block.ts';
import { startSlots } from './slots.ts';

/** <sy-code>: a block that runs in a terminal, is saved as a file, or is copied. What became of it is kept through a reload. */
export class CodeElement extends LiveElement {
  #state: CodeState = { kind: 'idle' };
  #tick = 0;
  #life: AbortSignal | null = null;

  /** The code as it stands, with what the learner filled in. */
  get code(): string {
    return find(this, 'pre')?.textContent.replaceAll('\u00a0', ' ') ?? '';
  }

  protected start(signal: AbortSignal): void {
    this.#life = signal;
    signal.addEventListener('abort', () => clearInterval(this.#tick));
    startSlots(this, this.#place(), signal);
    find(this, '.code-run')?.addEventListener('click', () => this.run(), { signal });
    find(this, '.code-save')?.addEventListener('click', () => void this.#save(), { signal });
    find(this, '.code-copy')?.addEventListener('click', () => void this.#copy(), { signal });
    find(this, '.code-open')?.addEventListener('click', () => void this.#compare(), { signal });
    const kind = this.dataset['kind'];
    if (kind !== 'run' && kind !== 'save') return;
    let attempt: string | null = null;
    state.watch((page) => {
      const session = readySession(page);
      const key = session && this.#key(session.id, session.attempt);
      if (key && key !== attempt) this.#become(remembered<CodeState>(key) ?? { kind: 'idle' });
      if (key) attempt = key;
      const why = isAlive(page.session) ? 'waits for the machine' : page.known ? 'no machine yet' : '';
      if (!session) this.#become({ kind: 'off', why });
      else if (this.#state.kind === 'off') this.#become((key && remembered<CodeState>(key)) || { kind: 'idle' });
    }, signal);
    if (kind === 'save')
      followFile(
        this,
        () => this.#state,
        (next) => this.#keep(next),
        signal,
      );
  }

  /** Sends the block to its terminal, as its button does. */
  run(): void {
    if (this.dataset['kind'] !== 'run' || this.#state.kind === 'off' || !this.#life) return;
    if (this.#state.kind === 'running' || this.#state.kind === 'waiting') return;
    const terminal = this.dataset['terminal'] ?? pageLab().terminals[0] ?? 'main';
    runBlock(terminal, this.code, (next) => this.#keep(next), this.#life);
  }

  async #save(): Promise<void> {
    const path = this.dataset['saveAs'];
    if (path && this.#state.kind !== 'off') await saveBlock(path, this.code, (next) => this.#keep(next));
  }

  async #compare(): Promise<void> {
    const path = this.dataset['saveAs'];
    if (path) await showCompared(path, this.code);
  }

  async #copy(): Promise<void> {
    const button = find<HTMLButtonElement>(this, '.code-copy');
    await navigator.clipboard.writeText(this.code).then(
      () => button?.setAttribute('data-copied', ''),
      () => window.getSelection()?.selectAllChildren(find(this, 'pre') ?? this),
    );
    setAttribute(button ?? this, 'aria-label', 'Copied');
    setTimeout(() => {
      button?.removeAttribute('data-copied');
      button?.setAttribute('aria-label', 'Copy');
    }, 2000);
  }

  #keep(next: CodeState): void {
    this.#become(next);
    const session = readySession(state.get());
    const lasts = next.kind === 'done' || next.kind === 'failed' || next.kind === 'saved' || next.kind === 'changed';
    if (session && lasts) remember(this.#key(session.id, session.attempt), next);
  }

  #key(session: string, attempt: number): string {
    return `block-${session}-${attempt}-${this.#place()}`;
  }

  /** Which block of which page this is. */
  #place(): string {
    return `${pageStepId() ?? 'front'}-${findAll(document, 'sy-code').indexOf(this)}`;
  }

  #become(next: CodeState): void {
    this.#state = next;
    clearInterval(this.#tick);
    if (next.kind === 'running') this.#tick = window.setInterval(() => this.#show(), 500);
    this.#show();
  }

  #show(): void {
    const words = codeWords(this.#state, Date.now());
    setAttribute(this, 'data-state', words.state);
    setText(find(this, '.code-words'), words.note);
    const off = this.#state.kind === 'off';
    const run = find<HTMLButtonElement>(this, '.code-run');
    const save = find<HTMLButtonElement>(this, '.code-save');
    const compare = find(this, '.code-open');
    if (compare) {
      compare.hidden = this.#state.kind !== 'changed';
      setAttribute(compare, 'aria-label', 'Compare with yours');
      setAttribute(compare, 'title', 'Compare');
    }
    if (run) run.disabled = off;
    if (save) save.disabled = off || this.#state.kind === 'saving';
  }
}
