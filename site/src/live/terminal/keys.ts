/** What a key in a terminal means: all belong to the shell but these. */
export type KeyMeaning = 'shell' | 'copy' | 'paste' | 'check' | 'leave' | 'leave-back' | 'new-terminal' | 'menu';

interface Key {
  key: string;
  code: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/**
 * Ctrl+C copies while something is selected and interrupts otherwise. Ctrl+V pastes, as everywhere else; the shell’s own meaning of it
 * (quoted insert) is still there as Ctrl+Q. On a Mac, Command does what it does everywhere and is the browser’s.
 */
export function keyMeaning(key: Key, hasSelection: boolean): KeyMeaning {
  if (!key.ctrlKey || key.altKey || key.metaKey) return 'shell';
  const letter = key.key.toLowerCase();
  if (key.key === 'F6') return key.shiftKey ? 'leave-back' : 'leave';
  if (key.shiftKey) {
    if (key.code === 'Backquote') return 'new-terminal';
    if (key.key === 'F10') return 'menu';
    if (letter === 'c') return 'copy';
    return letter === 'v' ? 'paste' : 'shell';
  }
  if (key.key === 'Enter') return 'check';
  if (letter === 'c') return hasSelection ? 'copy' : 'shell';
  return letter === 'v' ? 'paste' : 'shell';
}
