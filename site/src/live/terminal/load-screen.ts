import { pageLab } from '../page-data.ts';
import { remember, remembered } from '../remembered.ts';

const key = (): string => `terminal-${pageLab().id}`;

/** xterm comes when the first terminal is wanted: who only reads need not load it. */
export const loadScreen = () => import('./screen.ts');

/** Where the lab’s last page had a terminal this one will too, and does not wait until the runner has said so. */
export function loadScreenAhead(): void {
  // What fails here is asked for again with the terminal, and said there.
  if (remembered<boolean>(key()))
    void loadScreen()
      .then(({ Screen }) => Screen.loadFonts())
      .catch(() => undefined);
}

export function rememberTerminal(there: boolean): void {
  if (there !== (remembered<boolean>(key()) ?? false)) remember(key(), there);
}
