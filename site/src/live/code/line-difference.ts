export interface ComparedLine {
  kind: 'same' | 'page' | 'yours';
  text: string;
}

/** Longer files are not compared line by line: the table would grow with the product of both. */
const MOST_LINES = 400;

/** The lines of the page’s file and of the learner’s, in one list: what both have, what only the page has, what only they have. */
export function compareLines(page: string, yours: string): ComparedLine[] {
  const left = lines(page);
  const right = lines(yours);
  if (left.length > MOST_LINES || right.length > MOST_LINES) {
    return [
      ...left.map((text) => ({ kind: 'page', text }) as const),
      ...right.map((text) => ({ kind: 'yours', text }) as const),
    ];
  }
  const common = table(left, right);
  const result: ComparedLine[] = [];
  let [a, b] = [0, 0];
  while (a < left.length || b < right.length) {
    const [mine, theirs] = [left[a], right[b]];
    if (mine !== undefined && mine === theirs) {
      result.push({ kind: 'same', text: mine });
      a += 1;
      b += 1;
    } else if (mine !== undefined && (theirs === undefined || at(common, a + 1, b) >= at(common, a, b + 1))) {
      result.push({ kind: 'page', text: mine });
      a += 1;
    } else {
      result.push({ kind: 'yours', text: theirs ?? '' });
      b += 1;
    }
  }
  return result;
}

/** How many lines the rest of both has in common, for each pair of places. */
function table(left: string[], right: string[]): number[][] {
  const common = Array.from({ length: left.length + 1 }, () => Array.from({ length: right.length + 1 }, () => 0));
  for (let a = left.length - 1; a >= 0; a -= 1) {
    const row = common[a] ?? [];
    for (let b = right.length - 1; b >= 0; b -= 1) {
      row[b] =
        left[a] === right[b] ? at(common, a + 1, b + 1) + 1 : Math.max(at(common, a + 1, b), at(common, a, b + 1));
    }
  }
  return common;
}

function at(common: number[][], a: number, b: number): number {
  return common[a]?.[b] ?? 0;
}

function lines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
