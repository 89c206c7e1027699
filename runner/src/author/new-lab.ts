import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hostProblem } from '../host/problems.ts';
import { folders } from '../lab/load.ts';
import { readTemplate } from './template.ts';

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LONGEST = 40;
const MOST_LABS = 99;

/** A lab as it was made: its id and its files, relative to the repository. */
export interface NewLab {
  id: string;
  files: string[];
}

/** Makes a lab and its stack from the template; nothing that is there is touched. Throws a problem where that name will not do. */
export async function newLab(root: string, name: string): Promise<NewLab> {
  const labs = await folders(join(root, 'labs'));
  const why = faultOf(root, name, labs);
  if (why !== null) throw hostProblem('bad-lab-name', { name, why });
  const number = String(Math.max(0, ...labs.map((id) => Number.parseInt(id, 10) || 0)) + 1).padStart(2, '0');
  const files: string[] = [];
  for (const [path, text] of await readTemplate(root)) {
    const file = path.replace('NN', number).replaceAll('hello', name);
    const content = text.replaceAll('hello', name).replace('title: Hello\n', `title: ${titleOf(name)}\n`);
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content, { flag: 'wx' });
    files.push(file);
  }
  return { id: `${number}-${name}`, files };
}

function faultOf(root: string, name: string, labs: readonly string[]): string | null {
  if (!NAME.test(name)) return 'expected lower-case letters and digits with single hyphens between, a letter first';
  if (name.length > LONGEST) return `expected at most ${LONGEST} characters, these are ${name.length}`;
  const twin = labs.find((id) => id.slice(3) === name);
  if (twin !== undefined) return `there is a lab of that name already, labs/${twin}`;
  if (existsSync(join(root, 'stacks', name))) return `there is a stack of that name already, stacks/${name}`;
  if (labs.some((id) => id.startsWith(`${MOST_LABS}-`)))
    return `labs are numbered up to ${MOST_LABS}, and there is one`;
  return null;
}

/** `two-queues` → `Two queues`. */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
