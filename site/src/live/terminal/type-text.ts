/** Control characters that a text from a page never needs, and that would do something else than stand there. */
// oxlint-disable-next-line no-control-regex -- these are the characters to be removed
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f]/g;

/**
 * A block of a page as keys: in one piece where the shell takes pasted text (bracketed), so that nothing runs before Enter; else line by
 * line, as typed by hand.
 */
export function typedText(text: string, bracketed: boolean): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(/\n+$/, '');
  return bracketed ? `\u001b[200~${clean}\u001b[201~\r` : `${clean.replaceAll('\n', '\r')}\r`;
}
