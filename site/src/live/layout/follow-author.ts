import type { Event as RunnerEvent } from '@stackyard/protocol/frame';
import { find } from '../dom.ts';
import { change } from '../session/state.ts';
import { faultWords } from './fault-words.ts';
import { fetchStep, showReading } from './reading.ts';
import { showProblem, showToast } from './toast.ts';

type Faults = Extract<RunnerEvent, { type: 'lab' }>['faults'];

/** What a page shows while its author works on it (development): faults as they come and go, and the text as it was built last. */
export class FollowAuthor {
  #shown: string | null = null;
  #faulty = false;

  /** The runner follows an author: notes which text the page shows, so that only another one is put in its place. */
  async begin(): Promise<void> {
    this.#shown ??= textOf(await fetchStep(location.href));
  }

  faults(faults: Faults): void {
    const problem = faultWords(faults);
    if (problem !== null) showProblem(problem);
    else if (this.#faulty) showToast('The lab has no fault any more, and was read anew.');
    this.#faulty = problem !== null;
  }

  /** The pages were built anew. What the page’s scripts know of the lab is written into it: where that changed, it is loaded anew. */
  async pages(): Promise<void> {
    const page = await fetchStep(location.href);
    const reading = find(document, '.reading');
    const text = textOf(page);
    if (page === null || reading === null || text === this.#shown) return;
    if (dataOf(page) !== dataOf(document)) {
      location.reload();
      return;
    }
    this.#shown = text;
    const at = find(document, '#text')?.scrollTop ?? 0;
    document.title = page.title;
    showReading(page, reading);
    find(document, '#text')?.scrollTo({ top: at, behavior: 'instant' });
    change({});
  }
}

const textOf = (page: Document | null): string | null => (page && find(page, '.reading')?.innerHTML) ?? null;
const dataOf = (page: Document): string => page.getElementById('lab-data')?.textContent ?? '';
