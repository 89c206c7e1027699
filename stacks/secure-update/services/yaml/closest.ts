/** The word that somebody who wrote another one probably meant: at most two letters away. */
export function closest(word: string, words: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  const [nearest] = words
    .map((candidate) => ({ candidate, away: distance(word, candidate) }))
    .toSorted((left, right) => left.away - right.away);
  return nearest !== undefined && nearest.away <= Math.min(2, word.length - 1) ? nearest.candidate : undefined;
}

/** Letters to insert, remove or replace to come from one word to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [line, letter] of Array.from(from).entries()) {
    const next = [line + 1];
    for (const [at, other] of Array.from(to).entries()) {
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
