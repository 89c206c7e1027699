import type { Edit } from './edit.ts';
import type { Facts } from './facts.ts';
import type { Reading } from './reading.ts';

const TOKEN = /[A-Za-z0-9_][A-Za-z0-9_.-]*/g;

/** Changes one letter of a name, so that it names nothing. */
export function wrongName({ piece, words }: Reading, { names }: Facts): Edit[] {
  return words.flatMap(({ from, to }) =>
    [...piece.text.slice(from, to).matchAll(TOKEN)].flatMap((match) => {
      const name = match[0].replace(/[.-]+$/, '');
      if (!names.has(name)) return [];
      const put = misspelt(name, names);
      const at = from + match.index;
      return [{ what: `${put} for ${name}`, changes: [{ from: at, to: at + name.length, put }] }];
    }),
  );
}

/** The name with the last letter before its extension replaced by one of those behind it in the alphabet. */
function misspelt(name: string, names: ReadonlySet<string>): string {
  const stem = name.replace(/(?<=.)\..*$/, '');
  let letter = stem.at(-1) ?? '';
  for (;;) {
    letter =
      letter === 'z' ? 'a' : /[a-y]/i.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1) : 'x';
    const put = stem.slice(0, -1) + letter + name.slice(stem.length);
    if (!names.has(put)) return put;
  }
}
