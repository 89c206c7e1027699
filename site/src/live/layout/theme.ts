import { setAttribute } from '../dom.ts';

export type Theme = 'light' | 'dark';

const KEY = 'stackyard-theme';
const system = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');
const changes = new EventTarget();

/** The theme in view: the learner’s choice, else the system’s. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system().matches ? 'dark' : 'light';
}

/** Calls back after every change of the theme in view. */
export function onTheme(hear: (theme: Theme) => void, signal: AbortSignal): void {
  changes.addEventListener('change', () => hear(theme()), { signal });
}

/** The button in the top bar; also follows the system, and the choice made in another tab. */
export function startTheme(signal: AbortSignal): void {
  const button = document.getElementById('theme-button');
  const show = (): void => {
    if (button) setAttribute(button, 'aria-label', theme() === 'dark' ? 'Use the light theme' : 'Use the dark theme');
    changes.dispatchEvent(new Event('change'));
  };
  const choose = (next: string | null): void => {
    if (next === 'light' || next === 'dark') document.documentElement.dataset['theme'] = next;
    else document.documentElement.dataset['theme'] = system().matches ? 'dark' : 'light';
    show();
  };
  button?.addEventListener(
    'click',
    () => {
      const next = theme() === 'dark' ? 'light' : 'dark';
      localStorage.setItem(KEY, next);
      choose(next);
    },
    { signal },
  );
  system().addEventListener('change', () => localStorage.getItem(KEY) === null && choose(null), { signal });
  window.addEventListener('storage', (event) => event.key === KEY && choose(event.newValue), { signal });
  show();
}
