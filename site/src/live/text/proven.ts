import type { StepProof } from '@stackyard/protocol/step-proof';
import { find, setText } from '../dom.ts';
import { pageStepId } from '../page-data.ts';
import { state } from '../session/state.ts';
import { provenWords, shortId } from './proven-words.ts';

/** Says at the end of the text when the step was last proven here, once the runner has told it. */
export function startProven(signal: AbortSignal): void {
  let shown: readonly StepProof[] | null = null;
  state.watch(({ proven }) => {
    const step = pageStepId();
    const foot = find(document, 'footer.proven');
    if (proven === null || proven === shown || step === null || !foot) return;
    shown = proven;
    show(foot, proven.find((proof) => proof.step === step) ?? null);
  }, signal);
}

function show(foot: HTMLElement, proof: StepProof | null): void {
  foot.hidden = false;
  foot.dataset['state'] = proof === null ? 'none' : 'proven';
  setText(find(foot, '.proven-words'), provenWords(proof, Date.now()));
  const details = find(foot, '.proven-with');
  if (details) details.hidden = proof === null || proof.images.length === 0;
  find(foot, '.proven-images')?.replaceChildren(...(proof?.images ?? []).map(imageRow));
}

function imageRow({ name, id }: StepProof['images'][number]): HTMLElement {
  const row = document.createElement('div');
  const term = document.createElement('dt');
  const value = document.createElement('dd');
  term.textContent = name;
  value.textContent = shortId(id);
  row.append(term, value);
  return row;
}
