/** Where two values part, and how many characters of each the difference takes. */
export interface Mark {
  at: number;
  ofExpected: number;
  ofFound: number;
}

/** The first difference between two values that are not equal, with what it is in words. */
export function parting(expected: string, found: string): { mark: Mark; says: string } {
  const at = commonStart(expected, found);
  const gap = expected.length - found.length;
  if (gap > 0 && expected.slice(at + gap) === found.slice(at))
    return { mark: { at, ofExpected: gap, ofFound: 0 }, says: `${gap} missing` };
  if (gap < 0 && found.slice(at - gap) === expected.slice(at))
    return { mark: { at, ofExpected: 0, ofFound: -gap }, says: `${-gap} too many` };
  return { mark: { at, ofExpected: 1, ofFound: 1 }, says: `differs at character ${at + 1}` };
}

/** How many elements two values have in common at their beginning. */
export function commonStart(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/** How many at their end. */
export function commonEnd(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}
