import { find } from '../dom.ts';
import { copyLink } from '../layout/copy-link.ts';
import { startMenu, type MenuItem } from '../layout/menu.ts';
import { pageLab, pageStep } from '../page-data.ts';
import type { PageState } from '../session/state.ts';
import { isAlive, readySession, state } from '../session/state.ts';
import { open, undo } from '../session/verbs.ts';
import { clock } from '../words/time.ts';
import { askBack, askEnd, askGoTo, askRestart, askStartOver } from './questions.ts';

/** The menu under `Machine`: what is possible with it now. */
export function startMachineMenu(signal: AbortSignal): void {
  const menu = find(document, '#machine-menu');
  const button = find(document, '#machine-button');
  if (menu && button) startMenu(button, menu, () => menuItems(state.get()), signal);
}

function menuItems(page: PageState): MenuItem[][] {
  const session = readySession(page);
  const groups: MenuItem[][] = [];
  if (session) {
    const going: MenuItem[] = [{ name: 'Restart', note: 'Running programs end; files stay', act: askRestart }];
    if (session.undo) {
      going.push({ name: 'Undo', note: `${session.undo.label}, kept until ${clock(session.undo.until)}`, act: undo });
    }
    groups.push(going);
    const moments = session.checkpoints.filter((each) => each.step !== null);
    const step = pageStep();
    const steps: MenuItem[] = moments.map((each) => ({
      name: `Back to ${clock(each.at)}`,
      note: each.kept ? each.label : `${each.label}, no longer kept`,
      off: !each.kept,
      act: () => askBack(each),
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
      groups.push([
        { name: 'Not ready', note: page.session.doing || 'The machine is on its way', off: true, act: idle },
      ]);
    else groups.push([{ name: 'Start the machine', note: `For ${pageLab().title}`, act: open }]);
  }
  const hasButton = (document.getElementById('link-button')?.offsetParent ?? null) !== null;
  if (!hasButton) groups.push([{ name: 'Copy link', note: 'To this step', act: copyLink }]);
  return groups;
}
