import type { Problem } from '@stackyard/protocol/problem';

/** What other parts of the page ask of the terminals; <sy-terminals> answers once it is on the page. */
export interface Desk {
  /** Types a text and Enter into the terminal of that name, opening it if needed; tells the id before it types. Null when typed. */
  typeInto(name: string, text: string, told: (id: string) => void): Promise<Problem | null>;
  focus(): void;
  openNew(): void;
  openMenu(): void;
}

const nobody: Desk = {
  typeInto: () =>
    Promise.resolve({
      name: 'no-terminal',
      title: 'This page has no terminal',
      message: 'A terminal was expected beside the text.',
      hint: 'Open a step of the lab.',
    }),
  focus: () => undefined,
  openNew: () => undefined,
  openMenu: () => undefined,
};

let desk: Desk = nobody;

export function takeDesk(holder: Desk, signal: AbortSignal): void {
  desk = holder;
  signal.addEventListener('abort', () => (desk = nobody));
}

export const terminals: Desk = {
  typeInto: (name, text, told) => desk.typeInto(name, text, told),
  focus: () => desk.focus(),
  openNew: () => desk.openNew(),
  openMenu: () => desk.openMenu(),
};
