import { StepId } from '@stackyard/protocol/lab';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule, Said } from '../rule.ts';

/** Folders of a lab that are no step: what lies in the learner’s home, and what its checks share. */
const OTHERS = ['files', 'checks'];

/** Whatever the runner would pass over without a word: a step whose folder is named otherwise, a wrong answer that is no script. */
export const folders: Rule = {
  name: 'folders',
  says: 'Steps are numbered 01, 02, … without a gap, no two labs have one number, and nothing lies where nobody looks.',
  look({ root, id, path, labs, steps, folders: inside }) {
    const said: Said[] = [];
    const twin = [...labs.keys()].find((other) => other !== id && other.slice(0, 2) === id.slice(0, 2));
    if (twin !== undefined) said.push({ path, expected: 'a number of its own', found: `${twin} has it too` });
    for (const folder of inside)
      if (!OTHERS.includes(folder) && !StepId.safeParse(folder).success)
        said.push({
          path: `${path}/${folder}`,
          expected: `a step such as 02-more, or ${OTHERS.join(' or ')}`,
          found: folder,
        });
    for (const [index, step] of steps.entries()) {
      const number = String(index + 1).padStart(2, '0');
      if (!step.id.startsWith(`${number}-`))
        said.push({ path: step.path, expected: `step ${number} here`, found: step.id });
      for (const file of list(join(root, step.path, 'wrong')))
        if (!file.endsWith('.sh'))
          said.push({ path: `${step.path}/wrong/${file}`, expected: 'wrong answers that end in .sh', found: file });
    }
    return said;
  },
};

function list(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    // a step without wrong answers: another rule says so
    return [];
  }
}
