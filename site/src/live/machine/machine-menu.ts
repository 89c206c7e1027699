import { find, h } from '../dom.ts';
import { copyLink } from '../layout/copy-link.ts';
import { pageLab, pageStep } from '../page-data.ts';
import type { PageState } from '../session/state.ts';
import { isAlive, readySession, state } from '../session/state.ts';
import { open, undo } from '../session/verbs.ts';
import { clock } from '../words/time.ts';
import { askBack, askEnd, askGoTo, askRestart, askStartOver } from './questions.ts';

interface Item {
  name: string;
  note: string;
  act(): unknown;
}

/** The menu under `Machine`: made anew each time it opens, from what is possible then. */
export function startMachineMenu(signal: AbortSignal): void {
  const menu = find(document, '#machine-menu');
  const button = find<HTMLButtonElement>(document, '#machine-button');
  if (!menu || !button) return;
  button.setAttribute('aria-haspopup', 'menu');
  menu.setAttribute('role', 'menu');
  menu.addEventListener('beforetoggle', (event) => event.newState === 'open' && fill(menu, button), { signal });
  menu.addEventListener(
    'toggle',
    (event) => {
      button.setAttribute('aria-expanded', String(event.newState === 'open'));
      if (event.newState === 'open') find(menu, '.menu-item:not(:disabled)')?.focus();
    },
    { signal },
  );
  menu.addEventListener('keydown', (event) => walk(menu, event), { signal });
}

function fill(menu: HTMLElement, button: HTMLElement): void {
  const { bottom, right } = button.getBoundingClientRect();
  menu.style.inset = `${bottom + 6}px ${Math.max(8, window.innerWidth - right)}px auto auto`;
  const groups = menuItems(state.get());
  const nodes = groups.flatMap((group, at) => [
    ...(at === 0 ? [] : [h('hr')]),
    ...group.map((item) => entry(menu, item)),
  ]);
  menu.replaceChildren(...nodes);
}

function menuItems(page: PageState): Item[][] {
  const session = readySession(page);
  const groups: Item[][] = [];
  if (session) {
    const going: Item[] = [{ name: 'Restart', note: 'Running programs end; files stay', act: askRestart }];
    if (session.undo) {
      going.push({ name: 'Undo', note: `${session.undo.label}, kept until ${clock(session.undo.until)}`, act: undo });
    }
    groups.push(going);
    const moments = session.checkpoints.filter((each) => each.step !== null);
    const step = pageStep();
    const steps: Item[] = moments.map((each) => ({
      name: `Back to ${clock(each.at)}`,
      note: each.kept ? each.label : `${each.label}, no longer kept`,
      act: () => each.kept && askBack(each),
    }));
    if (step && step.number > 1) {
      steps.push({
        name: `Go to step ${step.number}`,
        note: 'The steps before it are done for you',
        act: () => askGoTo(step),
      });
    }
    if (steps.length > 0) groups.push(steps);
    groups.push([
      { name: 'Start over', note: 'A new attempt; results stay on record', act: askStartOver },
      { name: 'Close the machine', note: 'Files go; results are kept', act: askEnd },
    ]);
  } else {
    const idle = () => undefined;
    if (isAlive(page.session))
      groups.push([{ name: 'Not ready', note: page.session.doing || 'The machine is on its way', act: idle }]);
    else groups.push([{ name: 'Start the machine', note: `For ${pageLab().title}`, act: open }]);
  }
  const hasButton = (document.getElementById('link-button')?.offsetParent ?? null) !== null;
  if (!hasButton) groups.push([{ name: 'Copy link', note: 'To this step', act: copyLink }]);
  return groups;
}

function entry(menu: HTMLElement, item: Item): HTMLElement {
  const button = h(
    'button',
    { class: 'menu-item', type: 'button', role: 'menuitem' },
    h('span', { class: 'menu-name' }, item.name),
    h('span', { class: 'menu-note' }, item.note),
  );
  button.addEventListener('click', () => {
    menu.hidePopover();
    item.act();
  });
  return button;
}

/** Arrow keys, Home and End move through the menu. */
function walk(menu: HTMLElement, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll<HTMLElement>('.menu-item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
