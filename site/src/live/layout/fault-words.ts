import type { Problem } from '@stackyard/protocol/problem';

/** What is wrong in a lab’s folder, as the page says it to the author; null where nothing is. */
export function faultWords(faults: readonly { path: string; expected: string; found: string }[]): Problem | null {
  const [first, ...more] = faults;
  if (first === undefined) return null;
  const { path, expected, found } = first;
  const others = more.length === 0 ? '' : ` And ${more.length} more: npx stackyard lint lists them.`;
  return {
    name: 'lab-faults',
    title: more.length === 0 ? 'This lab has a fault' : `This lab has ${faults.length} faults`,
    message: `${path}: expected ${expected}, found ${found}.`,
    hint: `${path}: expected ${expected}, found ${found}.${others} Until then the last good one stays.`,
  };
}
