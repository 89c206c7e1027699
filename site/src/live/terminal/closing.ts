import type { TerminalSummary } from '@stackyard/protocol/session';
import { api, ProblemError } from '../api.ts';
import { showProblem, showToast } from '../layout/toast.ts';

/** As long as the toast with Undo stays. */
const UNDO_MS = 6_000;

/** Terminals that were closed on the page: their shells live on until Undo is no longer offered. */
export class Closing {
  readonly #waiting = new Map<string, number>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  has(id: string): boolean {
    return this.#waiting.has(id);
  }

  close(session: string, { id, name }: TerminalSummary): void {
    if (this.has(id)) return;
    this.#waiting.set(
      id,
      window.setTimeout(() => void this.#end(session, id), UNDO_MS),
    );
    this.#changed();
    const undo = (): void => {
      clearTimeout(this.#waiting.get(id));
      this.#waiting.delete(id);
      this.#changed();
    };
    showToast(`${name.startsWith('Terminal') ? name : `Terminal ${name}`} closed.`, { label: 'Undo', act: undo });
  }

  async #end(session: string, id: string): Promise<void> {
    try {
      await api.closeTerminal(session, id);
    } catch (error) {
      this.#waiting.delete(id);
      this.#changed();
      if (!(error instanceof ProblemError)) throw error;
      if (error.problem.name !== 'no-such-terminal') showProblem(error.problem);
    }
  }
}
