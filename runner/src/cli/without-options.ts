/** A command line without these options and their values, in both forms: `--json FILE` and `--json=FILE`. */
export function withoutOptions(line: readonly string[], names: readonly string[]): string[] {
  const isOne = (word: string): boolean => names.some((name) => word === `--${name}`);
  const holdsOne = (word: string): boolean => names.some((name) => word.startsWith(`--${name}=`));
  return line.filter((word, index) => !isOne(word) && !holdsOne(word) && !isOne(line[index - 1] ?? ''));
}
