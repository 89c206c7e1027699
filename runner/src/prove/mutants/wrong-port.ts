import type { Edit } from './edit.ts';
import type { Facts } from './facts.ts';
import type { Reading } from './reading.ts';

/** A number behind a host or a port and a colon, as in `app:5000` and `8080:80`, or any that is not part of something longer. */
const NUMBER = /(?<colon>(?<=[a-z\]}]|\d\d):)?(?<![\w.])(?<number>\d{2,5})(?![\w.])/gi;

/** Takes the next number in the place of a port. */
export function wrongPort({ piece, words }: Reading, { ports }: Facts): Edit[] {
  return words.flatMap(({ from, to }) =>
    [...piece.text.slice(from, to).matchAll(NUMBER)].flatMap(({ groups, index }) => {
      const digits = groups?.['number'] ?? '';
      const behindColon = groups?.['colon'] !== undefined;
      if (!behindColon && !ports.has(Number(digits))) return [];
      const put = String(another(Number(digits), ports));
      const at = from + index + (behindColon ? 1 : 0);
      return [{ what: `port ${put} for ${digits}`, changes: [{ from: at, to: at + digits.length, put }] }];
    }),
  );
}

function another(port: number, ports: ReadonlySet<number>): number {
  const next = port < 65_535 ? port + 1 : port - 1;
  return ports.has(next) ? another(next, ports) : next;
}
