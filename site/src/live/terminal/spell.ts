/** A piece of what was typed: characters as they are, or a key by its name. */
export type Spelled = { text: string } | { key: string };

/** ESC and what follows it up to the end of one key; a bracketed paste’s marks are no keys. */
// oxlint-disable-next-line no-control-regex -- keys are control characters
const PIECES = /\x1b\[20[01]~|\x1b(?:\[[0-9;]*[A-Za-z~]|O[A-Za-z])|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g;

const NAMES: Record<string, string> = {
  '\r': 'Enter',
  '\n': 'Enter',
  '\t': 'Tab',
  '\x1b': 'Esc',
  '\x7f': 'Backspace',
  '\x00': 'Ctrl Space',
  '\x1b[3~': 'Delete',
};
const ARROWS: Record<string, string> = { A: '↑', B: '↓', C: '→', D: '←', H: 'Home', F: 'End' };

const characters = new Intl.Segmenter();

/** Most characters that are shown of what waits. */
const SHOWN = 60;

/** Input as a person reads it, cut after the first 60 characters, and how many keys it was. */
export function spell(bytes: Uint8Array): { keys: number; spelled: Spelled[] } {
  const pieces = new TextDecoder().decode(bytes).match(PIECES) ?? [];
  const spelled: Spelled[] = [];
  let keys = 0;
  let shown = 0;
  for (const piece of pieces) {
    if (piece === '\x1b[200~' || piece === '\x1b[201~') continue;
    const name = nameOf(piece);
    const pressed = [...characters.segment(piece)].map(({ segment }) => segment);
    keys += name === null ? pressed.length : 1;
    if (shown > SHOWN) continue;
    const text = pressed.slice(0, SHOWN - shown).join('');
    shown += name === null ? pressed.length : 1;
    if (name !== null) spelled.push({ key: name });
    else spelled.push({ text: shown > SHOWN ? `${text}…` : text });
  }
  return { keys, spelled };
}

function nameOf(piece: string): string | null {
  const first = piece.charCodeAt(0);
  if (first > 31 && first !== 127) return null;
  const known = NAMES[piece];
  if (known !== undefined) return known;
  if (piece.length > 1) return ARROWS[piece.at(-1) ?? ''] ?? 'key';
  return `Ctrl ${String.fromCharCode(first + 64)}`;
}

/** Whether the line that the cursor is on asks for something that no screen should show. */
export function asksForSecret(line: string): boolean {
  return /\b(password|passwort|passphrase|passcode|pin|secret|token)\b[^:?]*[:?]\s*$/i.test(line);
}
