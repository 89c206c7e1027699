import type { Terminal } from '@xterm/xterm';
import { nextPane } from '../layout/focus-ring.ts';
import { checkNow } from '../text/check-button.ts';
import { copyText } from './clipboard.ts';
import { terminals } from './desk.ts';
import { keyMeaning } from './keys.ts';

/** Takes the few keys that are the page’s out of a terminal’s hands; true: the shell does not get this one. */
export function meantForPage(event: KeyboardEvent, term: Terminal): boolean {
  const meaning = keyMeaning(event, term.hasSelection());
  if (meaning === 'shell') return false;
  // A paste is the browser’s: it brings the text in an event of its own, without asking for the clipboard.
  if (meaning === 'paste') return true;
  event.preventDefault();
  // The page’s own shortcuts hear the same event further up.
  event.stopPropagation();
  if (event.type !== 'keydown') return true;
  switch (meaning) {
    case 'copy':
      if (term.hasSelection()) void copyText(term.getSelection());
      term.clearSelection();
      break;
    case 'check':
      checkNow();
      break;
    case 'leave':
      nextPane(1);
      break;
    case 'leave-back':
      nextPane(-1);
      break;
    case 'new-terminal':
      terminals.openNew();
      break;
    case 'menu':
      terminals.openMenu();
      break;
  }
  return true;
}
