import { join } from 'node:path';
import { hostProblem } from '../host/problems.ts';
import { folders } from '../lab/load.ts';

/** Ids of the labs that `01` or `01-secure-update` name; all where nothing is named. A step after a slash is passed over. */
export async function chooseLabs(root: string, names: readonly string[]): Promise<string[]> {
  const all = await folders(join(root, 'labs'));
  if (names.length === 0) return all;
  const chosen = names.map((name) => {
    const [lab = ''] = name.split('/');
    const found = all.find((id) => isCalled(id, lab));
    if (found === undefined) throw hostProblem('no-such-lab', { name: lab, known: all.join(', ') || 'none' });
    return found;
  });
  return all.filter((id) => chosen.includes(id));
}

/** Lab and step that `01/02` or their whole names mean. */
export async function chooseStep(root: string, name: string): Promise<{ lab: string; step: string }> {
  const [labName = '', stepName = ''] = name.split('/');
  const [lab = ''] = await chooseLabs(root, [labName]);
  const steps = (await folders(join(root, 'labs', lab))).filter((id) => /^\d\d-/.test(id));
  const step = steps.find((id) => isCalled(id, stepName));
  if (step === undefined) throw hostProblem('no-such-step', { lab, name: stepName, known: steps.join(', ') || 'none' });
  return { lab, step };
}

const isCalled = (id: string, name: string): boolean => id === name || id.slice(0, 2) === name;
