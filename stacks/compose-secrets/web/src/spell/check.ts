/** Longest piece of an unknown word that is shown. */
const SHOWN = 45;
/** From the first letter to the last. */
const WORD = /[A-Za-z](?:.*[A-Za-z])?/s;

/**
 * The words of a text that a list does not know, as they stand there, in order, as often as they come. A word is what stands between
 * white space, without what is no letter (A to Z) at its ends; capitals do not matter.
 */
export function findMisspelled(text: string, known: ReadonlySet<string>): string[] {
  return text
    .split(/\s+/)
    .flatMap((token) => WORD.exec(token) ?? [])
    .filter((word) => !known.has(word.toLowerCase()))
    .map((word) => word.slice(0, SHOWN));
}
