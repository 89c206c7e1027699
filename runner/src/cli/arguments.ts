import type { ArgsDef } from 'citty';

/**
 * The first option on the line that a command does not define; undefined where all are known. A command that
 * defines none takes whatever comes, to pass it on.
 */
export function unknownOption(line: string[], defined: ArgsDef | undefined): string | undefined {
  if (defined === undefined) return undefined;
  const names = Object.entries(defined).flatMap(([name, definition]) => [
    name,
    `no-${name}`,
    ...('alias' in definition ? [definition.alias ?? []].flat() : []),
  ]);
  const end = line.indexOf('--');
  const options = (end === -1 ? line : line.slice(0, end)).filter((word) => /^--?[a-z]/i.test(word));
  return options.find((option) => !names.includes(option.replace(/^--?/, '').replace(/=.*/, '')));
}
