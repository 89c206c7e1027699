import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MOST } from '../../prove/mutants/mutation.ts';
import { readSubjects } from '../../prove/mutants/subject.ts';
import type { Rule } from '../rule.ts';

/** What is declared right is not tried any more: a declaration must not outlive what it was about. */
export const mutants: Rule = {
  name: 'mutants',
  says: 'Each entry of a mutants.yaml names a mutant of its step’s solution and says why it is as right an answer.',
  look: async ({ lab }) => {
    if (!lab) return [];
    const declaring = lab.steps.filter(({ id }) => existsSync(join(lab.dir, id, 'mutants.yaml')));
    const { faults } = await readSubjects(lab, declaring, MOST);
    return faults.map(({ path, expected, found }) => {
      const [file = '', line = '1'] = path.split(':');
      return { path: `labs/${file}`, line: Number(line), expected, found };
    });
  },
};
