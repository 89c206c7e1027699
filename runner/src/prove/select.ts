import type { Lab, Step } from '../lab/lab.ts';

/** Steps of one lab to be proven. */
export interface Selection {
  lab: Lab;
  steps: readonly Step[];
}

/** What was asked for does not exist; the message says what does. */
export class NothingToProve extends Error {
  override readonly name = 'NothingToProve';
}

/** Finds what `01`, `01/02`, `01-secure-update` or `01-secure-update/02-ship-an-update` name; no names mean every lab. */
export function select(labs: readonly Lab[], names: readonly string[]): Selection[] {
  if (names.length === 0) return labs.map((lab) => ({ lab, steps: lab.steps }));
  const chosen = new Map<Lab, Set<Step>>();
  for (const name of names) {
    const [labName = '', stepName] = name.split('/');
    const lab = labs.find((one) => isCalled(one, labName));
    if (!lab) throw new NothingToProve(`There is no lab ${labName}. There is: ${labs.map(({ id }) => id).join(', ')}`);
    const steps = stepName === undefined ? lab.steps : lab.steps.filter((step) => isCalled(step, stepName));
    if (steps.length === 0)
      throw new NothingToProve(
        `${lab.id} has no step ${stepName ?? ''}. It has: ${lab.steps.map(({ id }) => id).join(', ')}`,
      );
    const known = chosen.get(lab) ?? new Set();
    for (const step of steps) known.add(step);
    chosen.set(lab, known);
  }
  return [...chosen].map(([lab, steps]) => ({ lab, steps: lab.steps.filter((step) => steps.has(step)) }));
}

const isCalled = ({ id, number }: { id: string; number: string }, name: string): boolean =>
  id === name || number === name;
