import { h, icon, setAttribute, setText } from '../dom.ts';
import type { Opened } from './opened.ts';
import { shownName } from './tree-rows.ts';

interface Ends {
  choose(file: Opened): void;
  close(file: Opened): void;
}

interface Tab {
  box: HTMLElement;
  button: HTMLButtonElement;
  name: HTMLElement;
  note: HTMLElement;
  unsaved: HTMLElement;
}

/** The tabs of the open files. Arrows, Home and End walk them, Delete closes one. */
export class FileTabs {
  readonly #list: HTMLElement;
  readonly #ends: Ends;
  readonly #tabs = new Map<Opened, Tab>();

  constructor(list: HTMLElement, ends: Ends, signal: AbortSignal) {
    this.#list = list;
    this.#ends = ends;
    list.addEventListener('keydown', (event) => this.#press(event), { signal });
  }

  show(files: readonly Opened[], active: Opened | null): void {
    for (const [file, tab] of this.#tabs) {
      if (files.includes(file)) continue;
      tab.box.remove();
      this.#tabs.delete(file);
    }
    for (const file of files) {
      const tab = this.#tabs.get(file) ?? this.#add(file);
      const [folder, name] = split(file.path);
      const isAmbiguous = files.some((other) => other !== file && split(other.path)[1] === name);
      setText(tab.name, shownName(name));
      setText(tab.note, isAmbiguous ? shownName(folder) : '');
      tab.unsaved.hidden = !file.unsaved;
      setAttribute(tab.button, 'aria-selected', String(file === active));
      setAttribute(tab.button, 'tabindex', file === active ? '0' : '-1');
    }
    const tab = active && this.#tabs.get(active);
    if (tab && this.#list.dataset['active'] !== active.path)
      tab.box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#list.dataset['active'] = active?.path ?? '';
  }

  #add(file: Opened): Tab {
    const name = h('span', { class: 'tab-name' });
    const note = h('span', { class: 'tab-note' });
    const unsaved = h('span', { class: 'tab-unsaved' }, h('span', { class: 'unseen' }, ', unsaved'));
    const button = h(
      'button',
      {
        class: 'tab',
        role: 'tab',
        type: 'button',
        'aria-controls': 'editor-text',
        'aria-keyshortcuts': 'Delete',
        title: `~/${shownName(file.path)}`,
      },
      name,
      note,
      unsaved,
    );
    // A tab list may hold nothing but tabs for the ear: there, and by keyboard, a tab is closed with Delete.
    const close = h(
      'button',
      { class: 'icon-button tab-close', type: 'button', tabindex: -1, 'aria-hidden': 'true' },
      icon('close'),
    );
    button.addEventListener('click', () => this.#ends.choose(file));
    close.addEventListener('click', () => this.#ends.close(file));
    const box = h('div', { class: 'tab-box', role: 'presentation' }, button, close);
    this.#list.append(box);
    const tab = { box, button, name, note, unsaved };
    this.#tabs.set(file, tab);
    return tab;
  }

  #press(event: KeyboardEvent): void {
    const files = [...this.#tabs.keys()];
    const at = files.findIndex((file) => this.#tabs.get(file)?.button === document.activeElement);
    const here = files[at];
    if (!here) return;
    if (event.key === 'Delete') {
      event.preventDefault();
      return this.#ends.close(here);
    }
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const file = to === undefined ? undefined : files.at(to % files.length);
    if (!file) return;
    event.preventDefault();
    this.#ends.choose(file);
    this.#tabs.get(file)?.button.focus();
  }
}

function split(path: string): [string, string] {
  const at = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(0, at));
  return [folder.slice(folder.lastIndexOf('/') + 1), path.slice(at + 1)];
}
