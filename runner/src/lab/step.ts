import { access, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StepFrontmatter } from '@stackyard/protocol/lab';
import { placeFaults, placeOf, type AfterLine } from './after.ts';
import { faultsOf, type Fault } from './fault.ts';
import { findingNames } from './findings.ts';
import { freshUrl } from './fresh.ts';
import { readPage } from './page.ts';
import type { Step, WrongAnswer } from './lab.ts';

/** What a step needs to know of its lab. */
export interface StepPlace {
  /** Folder of all labs. */
  root: string;
  lab: string;
  id: string;
  terminals: readonly string[];
  parameters: Readonly<Record<string, string>>;
  /** Above 0 its modules are read anew (fresh.ts). */
  version: number;
}

/** Reads one step’s folder. Where something is wrong there is no step. */
export async function readStep(place: StepPlace): Promise<{ step: Step | null; faults: Fault[] }> {
  const faults: Fault[] = [];
  const step = await readInto(place, faults);
  return { step: faults.length > 0 ? null : step, faults };
}

async function readInto(place: StepPlace, faults: Fault[]): Promise<Step | null> {
  const { root, lab, id } = place;
  const dir = join(root, lab, id);
  const name = `${lab}/${id}`;
  const text = await readText(join(dir, 'step.mdx'));
  if (text === null) {
    faults.push({ path: `${name}/step.mdx`, expected: 'the page of the step', found: 'no file' });
    return null;
  }
  const [terminal = 'main'] = place.terminals;
  const page = readPage(`${name}/step.mdx`, text, terminal);
  faults.push(...page.faults);
  for (const block of page.blocks) {
    if (block.kind !== 'run' || place.terminals.includes(block.terminal)) continue;
    faults.push({
      path: `${name}/step.mdx:${block.line}`,
      expected: `a terminal of the lab (${place.terminals.join(', ')})`,
      found: block.terminal,
    });
  }
  const frontmatter = StepFrontmatter.safeParse(page.frontmatter);
  if (!frontmatter.success) faults.push(...faultsOf(`${name}/step.mdx`, page.frontmatter, frontmatter.error));

  const check = await findingNames(name, freshUrl(join(dir, 'check.ts'), place.version), place.parameters, faults);
  const wrong = await readWrong(join(dir, 'wrong'), name, check?.findings ?? null, faults);
  for (const { finding, line } of check ? page.mentions : [])
    if (!check?.findings.includes(finding))
      faults.push({
        path: `${name}/step.mdx:${line}`,
        expected: `words about a finding of the check (${check?.findings.join(', ') ?? ''})`,
        found: finding,
      });
  if (!frontmatter.success || !check) return null;
  faults.push(...gradeFaults(`${name}/step.mdx`, frontmatter.data, check.findings));
  return {
    id,
    number: id.slice(0, 2),
    frontmatter: frontmatter.data,
    blocks: page.blocks,
    ...check,
    solve: await readText(join(dir, 'solve.sh')),
    wrong,
  };
}

/** A step is graded or says why it is not, and counts only findings that its check has. */
function gradeFaults(file: string, { grade, ungraded }: StepFrontmatter, findings: readonly string[]): Fault[] {
  if (grade !== undefined && ungraded !== undefined)
    return [{ path: `${file} ungraded`, expected: 'either grade or ungraded', found: 'both' }];
  return (grade?.findings ?? [])
    .filter((name) => !findings.includes(name))
    .map((name) => ({
      path: `${file} grade.findings`,
      expected: `findings of the check (${findings.join(', ')})`,
      found: name,
    }));
}

const DECLARATION = /^# finding: ([a-z][a-z0-9-]*)$/;

async function readWrong(
  dir: string,
  name: string,
  /** of the check; null where it could not be read, which is fault enough */
  findings: readonly string[] | null,
  faults: Fault[],
): Promise<WrongAnswer[]> {
  const files = (await isFolder(dir)) ? (await readdir(dir)).filter((file) => file.endsWith('.sh')).toSorted() : [];
  const answers: WrongAnswer[] = [];
  const places: AfterLine[] = [];
  for (const file of files) {
    const script = await readFile(join(dir, file), 'utf8');
    const [first = '', second = ''] = script.split('\n', 2);
    const line = { path: `${name}/wrong/${file}`, name: file.slice(0, -3), second };
    places.push(line);
    const declared = DECLARATION.exec(first)?.[1];
    if (declared !== undefined && (findings === null || findings.includes(declared)))
      answers.push({ name: line.name, finding: declared, ...placeOf(second), script });
    else
      faults.push({
        path: `${line.path}:1`,
        expected: `“# finding: NAME” with a finding of the check${findings === null ? '' : ` (${findings.join(', ')})`}`,
        found: first,
      });
  }
  faults.push(...placeFaults(places));
  return answers;
}

async function readText(path: string): Promise<string | null> {
  try {
    await access(path);
  } catch {
    return null;
  }
  return readFile(path, 'utf8');
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
