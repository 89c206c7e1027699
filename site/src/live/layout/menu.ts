import { find, h } from '../dom.ts';

/** One entry of a menu. */
export interface MenuItem {
  name: string;
  note?: string;
  act(): unknown;
  /** For what is on or off. */
  checked?: boolean;
  off?: boolean;
  /** The menu stays open: such a thing is done several times. */
  stays?: boolean;
  /** A key that does it while the menu is open. */
  key?: string;
}

/** Joins a button to a `.menu[popover]`: filled anew each time it opens, walked by keyboard as the ARIA pattern of a menu says. What it gives back opens it. */
export function startMenu(
  button: HTMLElement,
  menu: HTMLElement,
  groups: () => MenuItem[][],
  signal: AbortSignal,
): () => void {
  let items: MenuItem[] = [];

  const fill = (): void => {
    const { bottom, right } = button.getBoundingClientRect();
    const from = Math.max(8, window.innerWidth - right);
    menu.style.inset = `${bottom + 6}px ${from}px auto auto`;
    menu.style.maxHeight = `${window.innerHeight - bottom - 14}px`;
    const made = groups();
    items = made.flat();
    menu.replaceChildren(
      ...made.flatMap((group, at) => [...(at === 0 ? [] : [h('hr')]), ...group.map((item) => entry(item))]),
    );
  };

  const act = (item: MenuItem): void => {
    if (item.off) return;
    if (!item.stays) menu.hidePopover();
    item.act();
    if (!item.stays) return;
    const at = entries(menu).indexOf(document.activeElement as HTMLElement);
    fill();
    entries(menu).at(Math.max(0, at))?.focus();
  };

  menu.addEventListener('beforetoggle', (event) => event.newState === 'open' && fill(), { signal });
  menu.addEventListener(
    'toggle',
    (event) => {
      button.setAttribute('aria-expanded', String(event.newState === 'open'));
      if (event.newState === 'open' && !menu.contains(document.activeElement)) find(menu, '.menu-item')?.focus();
    },
    { signal },
  );
  menu.addEventListener(
    'click',
    (event) => {
      const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('.menu-item') : null;
      const item = pressed && items[entries(menu).indexOf(pressed)];
      if (item) act(item);
    },
    { signal },
  );
  menu.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const item = items.find(({ key }) => key === event.key);
      const moved = item ? false : walk(menu, event.key);
      if (event.key === 'Tab') menu.hidePopover();
      if (item) act(item);
      if (item || moved) event.preventDefault();
      // Single keys of the page mean nothing while a menu is open.
      if (event.key.length === 1) event.stopPropagation();
    },
    { signal },
  );
  return () => {
    menu.showPopover();
    // The event that tells of it comes later: a key pressed at once would go where the focus was.
    find(menu, '.menu-item')?.focus();
  };
}

function entry({ name, note, checked, off, key }: MenuItem): HTMLElement {
  return h(
    'button',
    {
      class: 'menu-item',
      type: 'button',
      tabindex: -1,
      role: checked === undefined ? 'menuitem' : 'menuitemcheckbox',
      'aria-checked': checked === undefined ? null : String(checked),
      'aria-disabled': off ? 'true' : null,
      'aria-keyshortcuts': key ?? null,
    },
    h('span', { class: 'menu-name' }, name, key === undefined ? null : h('kbd', {}, key)),
    note === undefined ? null : h('span', { class: 'menu-note' }, note),
  );
}

function entries(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item')];
}

/** Arrow keys, Home and End move through the menu, a letter goes to the next entry that begins with it. Tells whether the key was one of these. */
function walk(menu: HTMLElement, key: string): boolean {
  const all = entries(menu);
  const at = all.indexOf(document.activeElement as HTMLElement);
  let to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (to === undefined && /^\p{L}$/u.test(key)) {
    const begins = (item: HTMLElement): boolean => item.textContent.toLowerCase().startsWith(key.toLowerCase());
    const next = all.findIndex((item, index) => index > at && begins(item));
    to = next === -1 ? all.findIndex(begins) : next;
    if (to === -1) return true;
  }
  if (to === undefined) return false;
  all.at(to % all.length)?.focus();
  return true;
}
