import { find, findAll, setAttribute } from '../dom.ts';
import { announce } from '../layout/announce.ts';
import { LiveElement } from '../live-element.ts';
import { pageLab, pageStepId } from '../page-data.ts';
import { remember, remembered } from '../remembered.ts';

/**
 * <sy-quiz>: a press answers and says why; a wrong answer costs nothing and tries go on. Arrow keys only choose, Enter or Space answers,
 * so that nobody answers in passing.
 */
export class QuizElement extends LiveElement {
  #byArrow = false;

  protected start(signal: AbortSignal): void {
    for (const at of remembered<number[]>(this.#key()) ?? []) this.#judge(at, false);
    this.addEventListener('keydown', (event) => this.#press(event), { signal });
    this.addEventListener('pointerdown', () => (this.#byArrow = false), { signal });
    this.addEventListener(
      'change',
      (event) => {
        const at = this.#inputs().indexOf(event.target as HTMLInputElement);
        if (this.#byArrow) this.#choose(at);
        else this.#answer(at);
        this.#byArrow = false;
      },
      { signal },
    );
  }

  #press(event: KeyboardEvent): void {
    this.#byArrow = event.key.startsWith('Arrow');
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const at = this.#inputs().findIndex((input) => input.checked);
    if (at === -1) return;
    event.preventDefault();
    this.#answer(at);
  }

  #choose(at: number): void {
    this.#options().forEach((option, each) => {
      if (option.dataset['state'] === 'chosen') setAttribute(option, 'data-state', 'none');
      if (each === at && option.dataset['state'] === 'none') setAttribute(option, 'data-state', 'chosen');
    });
  }

  #answer(at: number): void {
    this.#choose(-1);
    this.#judge(at, true);
    const given = remembered<number[]>(this.#key()) ?? [];
    remember(this.#key(), [...given.filter((each) => each !== at), at]);
  }

  #judge(at: number, aloud: boolean): void {
    const option = this.#options()[at];
    const input = this.#inputs()[at];
    if (!option || !input) return;
    const right = option.hasAttribute('data-right');
    input.checked = true;
    setAttribute(option, 'data-state', right ? 'right' : 'wrong');
    if (right) setAttribute(this, 'data-state', 'answered');
    if (aloud) announce(`${right ? 'Right' : 'Not this one'}: ${find(option, '.option-reason')?.textContent ?? ''}`);
  }

  #options(): HTMLElement[] {
    return findAll(this, '.option');
  }

  #inputs(): HTMLInputElement[] {
    return findAll<HTMLInputElement>(this, '.option input');
  }

  #key(): string {
    return `quiz-${pageLab().id}-${pageStepId() ?? 'front'}-${findAll(document, 'sy-quiz').indexOf(this)}`;
  }
}
