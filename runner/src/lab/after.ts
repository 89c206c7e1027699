import type { Fault } from './fault.ts';
import type { WrongAnswer } from './lab.ts';

/** The second line of a wrong answer’s script, which may say what it comes after. */
export interface AfterLine {
  /** Of the file, for a fault. */
  path: string;
  name: string;
  second: string;
}

const AFTER = '# after:';
const BLOCKS = 'blocks';

const afterOf = (second: string): string | null =>
  second.startsWith(AFTER) ? second.slice(AFTER.length).trim() : null;

/** What a wrong answer comes after: the step’s beginning, the page’s blocks, or another wrong answer. */
export function placeOf(second: string): Pick<WrongAnswer, 'afterBlocks' | 'follows'> {
  const after = afterOf(second);
  return after === BLOCKS ? { afterBlocks: true, follows: null } : { afterBlocks: false, follows: after };
}

/** What is wrong with the places of a step’s wrong answers: each may follow one other, no two the same one, and none itself. */
export function placeFaults(lines: readonly AfterLine[]): Fault[] {
  const follows = new Map(lines.map(({ name, second }) => [name, placeOf(second).follows]));
  const fault = ({ path, second }: AfterLine, expected: string): Fault => ({
    path: `${path}:2`,
    expected,
    found: second,
  });
  return lines.flatMap((line, index) => {
    const after = follows.get(line.name) ?? null;
    if (after === null) return [];
    const others = lines.map(({ name }) => name).filter((name) => name !== line.name);
    if (!others.includes(after))
      return [
        fault(
          line,
          `“${AFTER} ${BLOCKS}”, “${AFTER} NAME” with another wrong answer of the step (${others.join(', ')}), or no such line`,
        ),
      ];
    if (comesRound(line.name, follows)) return [fault(line, 'wrong answers that do not follow each other in a circle')];
    const earlier = lines.slice(0, index).find(({ name }) => follows.get(name) === after);
    return earlier ? [fault(line, `one wrong answer behind ${after}, where ${earlier.name} is already`)] : [];
  });
}

function comesRound(name: string, follows: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set<string>();
  for (let at = follows.get(name) ?? null; at !== null && !passed.has(at); at = follows.get(at) ?? null) {
    if (at === name) return true;
    passed.add(at);
  }
  return false;
}
