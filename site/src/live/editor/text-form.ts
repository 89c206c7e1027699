/** What ends the lines of a text. Where its lines end in several ways, or in none, a return is a character as any other. */
export function lineEndOf(text: string): '\r\n' | '\n' {
  return text.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(text) ? '\r\n' : '\n';
}

/** What a text indents by: what its first indented line does, else two spaces. */
export function indentOf(text: string): string {
  const first = /^(?:(\t)| +)(?=\S)/m.exec(text);
  if (!first) return '  ';
  return first[1] ?? (first[0].length === 4 ? '    ' : '  ');
}
