import type { Session, TerminalSummary } from '@stackyard/protocol/session';
import { find } from '../dom.ts';
import { LiveElement } from '../live-element.ts';
import type { PageState } from '../session/state.ts';
import { readySession, state } from '../session/state.ts';
import { Closing } from './closing.ts';
import { takeDesk } from './desk.ts';
import { showEmpty, startedHere } from './empty.ts';
import { startFind } from './find.ts';
import { fontStep } from './font-size.ts';
import { startKeyRow } from './key-row.ts';
import { showNone, showNote, showRecording, showSize } from './notes.ts';
import { addTerminal } from './open.ts';
import type { Pane } from './pane.ts';
import { Seat } from './seat.ts';
import { startTerminalMenu } from './terminal-menu.ts';
import { TranscriptView } from './transcript-view.ts';
import { typeInto } from './type-into.ts';

/** The runner opens no more for one session. */
const MOST_TERMINALS = 4;

/** <sy-terminals>: the terminals of the session in tabs; each stays joined to its pty while another is in view. */
export class TerminalsElement extends LiveElement {
  readonly #seats = new Map<string, Seat>();
  readonly #closing = new Closing(() => this.#show(state.get()));
  #selected: string | null = null;
  #session: string | null = null;
  /** A terminal that was asked for: it is selected once it is there. */
  #wanted: string | null = null;
  #lineOpen = false;
  #transcript: TranscriptView | null = null;

  protected start(signal: AbortSignal): void {
    const fit = (): void => this.#seat()?.fit();
    const observer = new ResizeObserver(fit);
    observer.observe(find(this, '.terms') ?? this);
    const clockwork = window.setInterval(() => this.#notes(), 1000);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      clearInterval(clockwork);
      this.#forget();
    });
    find(this, '.tab-add')?.addEventListener('click', () => void this.#add(), { signal });
    find(this, '.tablist')?.addEventListener('keydown', (event) => this.#walk(event), { signal });
    const pane = (): Pane | null => this.#seat()?.pane ?? null;
    const search = startFind(this, () => pane()?.screen ?? null, signal);
    startKeyRow(this, pane, signal);
    fontStep.watch(fit, signal);
    const box = find(this, '.transcript');
    this.#transcript = box && new TranscriptView(box, () => this.#seat(), signal);
    const transcript = (): unknown => this.#transcript?.open();
    const openMenu = startTerminalMenu(this, { pane, search, transcript, focus: () => this.#seat()?.focus() }, signal);
    takeDesk(
      {
        typeInto: (name, text, told) =>
          typeInto({ name, text, told, select: (id) => this.select(id), seat: (id) => this.#seats.get(id) }),
        focus: () => this.#seat()?.focus(),
        openNew: () => void this.#add(),
        openMenu,
      },
      signal,
    );
    state.watch((page) => this.#show(page), signal);
  }

  /** Brings a terminal into view; one that the runner has not told of yet comes into view when it does. */
  select(id: string, focus = true): void {
    this.#wanted = null;
    if (!this.#seats.has(id)) {
      this.#wanted = id;
      return;
    }
    this.#selected = id;
    this.#show(state.get());
    if (focus) this.#seat()?.focus();
  }

  #show(page: PageState): void {
    // Where the page's own line is back, the terminals need not wait for their turn.
    if (page.line.state === 'open' && !this.#lineOpen) this.#seats.forEach((seat) => seat.retryNow());
    this.#lineOpen = page.line.state === 'open';
    const session = readySession(page);
    const shown = showEmpty(this, page);
    if (shown !== 'live' || page.session?.id !== this.#session) this.#forget();
    this.#session = page.session?.id ?? null;
    if (session === null) return this.#notes();
    const open = session.terminals.filter(({ id }) => !this.#closing.has(id));
    this.#keepSeats(session, open);
    if (this.#wanted !== null && this.#seats.has(this.#wanted)) {
      this.#selected = this.#wanted;
      this.#wanted = null;
    }
    if (!open.some(({ id }) => id === this.#selected)) this.#selected = open[0]?.id ?? null;
    if (startedHere()) this.#seats.get(this.#selected ?? '')?.focus();
    for (const summary of open) this.#seats.get(summary.id)?.show(summary, summary.id === this.#selected);
    showNone(this, open.length === 0);
    const add = find<HTMLButtonElement>(this, '.tab-add');
    if (add) add.disabled = session.terminals.length >= MOST_TERMINALS;
    this.#notes();
  }

  #keepSeats(session: Session, open: TerminalSummary[]): void {
    for (const [id, seat] of this.#seats) {
      if (open.some((summary) => summary.id === id)) continue;
      seat[Symbol.dispose]();
      this.#seats.delete(id);
    }
    for (const summary of open) {
      if (this.#seats.has(summary.id)) continue;
      const seat = new Seat(this, session.id, summary, {
        changed: () => this.#notes(),
        close: () => this.#closing.close(session.id, summary),
        select: () => this.select(summary.id),
      });
      this.#seats.set(summary.id, seat);
    }
  }

  #notes(): void {
    const seat = this.#seat();
    const { session } = state.get();
    showNote(this, session?.state === 'ready' || session?.state === 'resetting' ? session : null, seat);
    showSize(this, seat);
    showRecording(this, session?.recording ?? false);
    this.#transcript?.keep(seat);
    for (const each of this.#seats.values()) each.refresh();
  }

  async #add(): Promise<void> {
    const opened = await addTerminal();
    if (opened !== null) this.select(opened.id);
  }

  /** Arrow keys, Home and End move between tabs, Delete closes one, as tabs do everywhere. */
  #walk(event: KeyboardEvent): void {
    const ids = [...this.#seats.keys()];
    const at = ids.indexOf(this.#selected ?? '');
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Delete') this.#seat()?.close();
    if (to === undefined) return;
    event.preventDefault();
    const id = ids.at(to % ids.length);
    if (id === undefined) return;
    this.select(id, false);
    this.#seats.get(id)?.tab.button.focus();
  }

  #seat(): Seat | undefined {
    return this.#selected === null ? undefined : this.#seats.get(this.#selected);
  }

  #forget(): void {
    for (const seat of this.#seats.values()) seat[Symbol.dispose]();
    this.#seats.clear();
    this.#selected = null;
  }
}
