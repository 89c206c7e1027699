import type { Decision } from '@stackyard/protocol/feed';
import { find, findAll, setAttribute, setText } from '../dom.ts';
import { listHops } from './hops-view.ts';
import { drawDecision } from './map-view.ts';
import { choose, move, settle, shown, START, tick, type Move, type Player } from './player.ts';
import { listUpdates } from './updates-view.ts';

/** How long the map shows one message before it goes on to the next. */
const HOP_MS = 320;
const KEYS: Record<string, Move> = { ArrowLeft: 'back', ArrowRight: 'forward', Home: 'first', End: 'last' };

/** The map with its list of hops: plays what comes, stops where the learner steps back. */
export class MapPane {
  readonly #root: HTMLElement;
  #kept: readonly Decision[] = [];
  #player: Player = START;
  #drawn: Decision | null = null;
  #timer = 0;

  constructor(root: HTMLElement, signal: AbortSignal) {
    this.#root = root;
    root.addEventListener('click', (event) => this.#press(event.target as Element), { signal });
    root.addEventListener('keydown', (event) => this.#key(event), { signal });
    const select = find<HTMLSelectElement>(root, 'select');
    select?.addEventListener('change', () => this.#go(choose(this.#kept, select.value || null)), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  take(kept: readonly Decision[]): void {
    this.#kept = kept;
    this.#player = kept.length === 0 ? START : settle(this.#player, kept);
    // While a message is shown, the next one waits for its turn.
    if (this.#timer === 0) this.#play();
    else this.#show();
  }

  /** Goes on hop by hop while there is one to show; without movement it shows the newest at once. */
  #play(): void {
    this.#timer = 0;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = tick(this.#player, this.#kept, still ? 0 : undefined);
    const moved = next.seq !== this.#player.seq;
    this.#player = next;
    this.#show();
    if (moved) this.#timer = window.setTimeout(() => this.#play(), HOP_MS);
  }

  #go(player: Player): void {
    this.#player = player;
    this.#show();
    if (player.live && this.#timer === 0) this.#play();
  }

  #press(target: Element): void {
    const hop = target.closest<HTMLElement>('.hop')?.dataset['seq'];
    const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (hop !== undefined) this.#go({ live: false, seq: Number(hop) });
    else if (act !== undefined) this.#go(move(this.#player, this.#kept, act as Move));
  }

  #key(event: KeyboardEvent): void {
    const to = KEYS[event.key];
    if (!to || event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    this.#go(move(this.#player, this.#kept, to));
  }

  #show(): void {
    const now = shown(this.#player, this.#kept);
    const decisions = now?.update.decisions ?? [];
    const at = now?.at ?? -1;
    const decision = decisions[at] ?? null;
    if (decision !== this.#drawn) drawDecision(this.#root, decision);
    this.#drawn = decision;
    const list = find(this.#root, '.hops');
    if (list) listHops(list, decisions, at);
    const select = find<HTMLSelectElement>(this.#root, 'select');
    if (select) listUpdates(select, this.#kept, decision?.id ?? null);
    const { live } = this.#player;
    setText(find(this.#root, '.feed-count'), `${at + 1} of ${decisions.length}`);
    setAttribute(this.#root, 'data-live', live ? '' : null);
    setText(find(this.#root, '.feed-live-word'), live ? 'Pause' : 'Live');
    for (const button of findAll(this.#root, '.feed-steps [data-act]')) {
      const end = ['first', 'back'].includes(button.dataset['act'] ?? '') ? 0 : decisions.length - 1;
      setAttribute(button, 'aria-disabled', String(decision === null || at === end));
    }
  }
}
