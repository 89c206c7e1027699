import type { Build } from '@stackyard/protocol/lab';
import type { Problem } from '@stackyard/protocol/problem';
import { find, findAll, setAttribute, setText } from '../dom.ts';
import type { PageState } from '../session/state.ts';
import { open } from '../session/verbs.ts';
import { sessionWords } from '../session/session-words.ts';
import { buildWords } from '../words/build-words.ts';

/** What stands where the terminals will be, until they are there. */
export type Emptiness = 'none' | 'away' | 'building' | 'starting' | 'queued' | 'expired' | 'failed' | 'live';

export function emptiness(page: PageState): Emptiness {
  const { session, build } = page;
  if (page.startProblem !== null) return 'failed';
  if (page.asking === 'open') return 'starting';
  switch (session?.state) {
    case undefined:
      if (!page.known && page.line.state === 'lost') return 'away';
      if (build === null || build.state === 'ready') return 'none';
      return build.state === 'failed' ? 'failed' : 'building';
    case 'requested':
    case 'starting':
      return 'starting';
    case 'queued':
      return 'queued';
    case 'ready':
    case 'resetting':
    case 'ending':
      return 'live';
    case 'ended':
      return 'expired';
    case 'failed':
      return 'failed';
  }
}

/** Shows what stands where the terminals will be; tells what it is. */
export function showEmpty(root: HTMLElement, page: PageState): Emptiness {
  const shown = emptiness(page);
  const box = find(root, `[data-show="${shown}"]`);
  if (box && shown !== 'none' && shown !== 'away' && shown !== 'building') {
    const words = find(box, '.empty-words');
    const text = emptyText(shown, page);
    if (text !== '') setText(words, text);
    const problem = fault(page);
    if (shown === 'failed' && problem) setText(find(box, '.empty-title'), `${problem.title}.`.replace('..', '.'));
  }
  if (box && shown === 'building' && page.build) showBuild(box, page.build);
  setAttribute(root, 'data-state', shown);
  return shown;
}

/** Shows a lab being built in a `.building` box. */
export function showBuild(box: Element, build: Build): void {
  const words = buildWords(build);
  setText(find(box, 'strong'), words.title);
  setText(find(box, '.empty-words'), words.what);
  setText(find(box, '.building-last'), `You can read the steps now. ${words.last}`.trim());
  const bar = find(box, '.progress');
  bar?.style.setProperty('--done', String(words.done));
  bar?.setAttribute('aria-valuenow', String(Math.round(words.done * 100)));
}

/** Why there is no machine: the start failed, or the session, or its lab could not be built. */
function fault(page: PageState): Problem | null {
  return page.startProblem ?? (page.session === null ? (page.build?.problem ?? null) : page.session.problem);
}

function emptyText(shown: Emptiness, page: PageState): string {
  if (shown === 'failed') {
    const problem = fault(page);
    return problem ? `${problem.message} ${problem.hint}${problem.id ? ` (${problem.id})` : ''}` : '';
  }
  const { parts } = sessionWords(page, Date.now());
  if (shown === 'starting') return parts[0] ? `${parts[0]}. A prompt appears here.` : '';
  return shown === 'queued' && parts[0] ? `${parts[0]}. Yours starts by itself; you can read on.` : '';
}

let started = false;

/** Whether the learner pressed a start button here, and has not been given the prompt yet: told once. */
export function startedHere(): boolean {
  const told = started;
  started = false;
  return told;
}

/** The buttons that start a machine, wherever they stand. */
export function startStartButtons(signal: AbortSignal): void {
  for (const button of findAll(document, '.work-empty button, .work-empty [data-act="start"]')) {
    button.addEventListener(
      'click',
      () => {
        started = true;
        void open();
      },
      { signal },
    );
  }
}
