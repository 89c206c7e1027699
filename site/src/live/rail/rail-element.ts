import type { Checkpoint, Session } from '@stackyard/protocol/session';
import { find, findAll, h, setAttribute, setText } from '../dom.ts';
import { LiveElement } from '../live-element.ts';
import { askBack } from '../machine/questions.ts';
import { pageLab, pageStepId } from '../page-data.ts';
import type { PageState } from '../session/state.ts';
import { state } from '../session/state.ts';
import { clock } from '../words/time.ts';
import { railItem, railTotals, stepLineState } from './rail-words.ts';

/** <sy-rail>: the steps as a stack; also keeps the strip of narrow pages, which shows the same steps. */
export class RailElement extends LiveElement {
  #checkingSince = 0;

  protected start(signal: AbortSignal): void {
    state.watch((page) => this.#show(page), signal);
    const clockwork = window.setInterval(() => state.get().session?.checking && this.#show(state.get()), 1000);
    signal.addEventListener('abort', () => clearInterval(clockwork));
  }

  #show(page: PageState): void {
    const { session } = page;
    const checking = session?.checking?.step ?? null;
    if (checking === null) this.#checkingSince = 0;
    else if (this.#checkingSince === 0) this.#checkingSince = Date.now();
    const seconds = Math.floor((Date.now() - this.#checkingSince) / 1000);

    for (const step of pageLab().steps) {
      const progress = session?.steps.find((each) => each.id === step.id);
      // A check that answers within a second does not make the plate blink.
      const running = checking === step.id && seconds >= 1 ? seconds : null;
      const item = railItem(step, progress, step.id === pageStepId(), running);
      for (const node of findAll(document, `[data-step="${step.id}"]:is(.rail-item, .bar)`)) {
        setAttribute(node, 'data-state', item.state);
        setText(find(node, '.rail-meta'), item.meta);
      }
      const own = find(this, `.rail-item[data-step="${step.id}"]`);
      if (own) showKept(own, kept(session, step.id));
    }
    const totals = railTotals(pageLab().steps, session);
    setText(find(this, '.rail-count'), totals.count);
    setText(find(this, '.rail-points'), totals.points);
    showStepLine(session);
  }
}

function showStepLine(session: Session | null): void {
  const node = find(document, '.step-line-state');
  if (!node) return;
  const line = stepLineState(session?.steps.find((step) => step.id === pageStepId()));
  setAttribute(node, 'data-state', line.state);
  setText(node, line.text);
}

function kept(session: Session | null, step: string): Checkpoint | null {
  return session?.checkpoints.find((each) => each.step === step && each.kept) ?? null;
}

/** The button back to the moment when the step passed. */
function showKept(item: Element, checkpoint: Checkpoint | null): void {
  const button = find(item, '.rail-back');
  if (checkpoint === null) {
    button?.remove();
    return;
  }
  if (button?.dataset['checkpoint'] === checkpoint.id) return;
  button?.remove();
  const words = `Back to ${clock(checkpoint.at)}`;
  const made = h(
    'button',
    {
      class: 'rail-back',
      type: 'button',
      'data-checkpoint': checkpoint.id,
      'aria-label': `${words}, ${checkpoint.label}`,
    },
    words,
  );
  made.addEventListener('click', () => void askBack(checkpoint));
  item.append(made);
}
