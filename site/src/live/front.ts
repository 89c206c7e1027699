import { find, setText } from './dom.ts';
import { pageLab } from './page-data.ts';
import type { PageState } from './session/state.ts';
import { isAlive, readySession, state } from './session/state.ts';
import { open } from './session/verbs.ts';
import { showProblem } from './layout/toast.ts';
import { startingAt } from '../start-address.ts';
import { showBuild } from './terminal/empty.ts';

/** A lab’s front page: Start asks for the machine and goes to the first step; with a session, Continue goes where it stopped. */
export function startFront(signal: AbortSignal): void {
  const button = find<HTMLAnchorElement>(document, '.front-start #start-button');
  if (!button) return;
  button.addEventListener(
    'click',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || isAlive(state.get().session) || isBuilding(state.get()))
        return;
      event.preventDefault();
      void startAndGo(button.pathname);
    },
    { signal },
  );
  state.watch((page) => show(page, button), signal);
}

async function startAndGo(href: string): Promise<void> {
  if (await open()) location.assign(href);
  const { startProblem } = state.get();
  if (startProblem) showProblem(startProblem, { label: 'Try again', act: () => void startAndGo(href) });
}

/** Before the lab's images are there, its steps can be read and nothing can be started. */
function isBuilding({ build }: PageState): boolean {
  return build !== null && build.state !== 'ready' && build.state !== 'failed';
}

function show(page: PageState, button: HTMLAnchorElement): void {
  const { steps } = pageLab();
  const { build, session } = page;
  const passed = new Set(
    session?.steps.filter((each) => each.state === 'passed' || each.state === 'skipped').map(({ id }) => id),
  );
  const next = steps.find((step) => !passed.has(step.id)) ?? steps.at(-1);
  const alive = isAlive(session);
  const first = steps[0]?.href ?? location.href;
  if (alive && next) button.href = next.href;
  else button.href = isBuilding(page) ? first : startingAt(first);
  const begin = isBuilding(page) ? 'Read the steps' : 'Start';
  const word = page.asking === 'open' ? 'Starting' : alive ? 'Continue' : begin;
  setText(find(button, '.start-words'), word);
  if (alive && next)
    setText(
      find(document, '.front-note'),
      `Step ${next.number}, ${next.title}. Your machine is ${readySession(page) ? 'ready' : 'on its way'}.`,
    );
  const building = find(document, '.front-start .building');
  if (!building) return;
  building.hidden = build === null || build.state === 'ready';
  if (build !== null) showBuild(building, build);
}
