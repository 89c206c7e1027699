import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));

const Step = z.looseObject({
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: Values.default({}),
  env: Values.default({}),
});
type Step = z.infer<typeof Step>;

const Workflow = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ steps: z.array(Step) })) });
const Action = z.looseObject({
  inputs: z.record(z.string(), z.looseObject({ default: z.string().optional() })),
  outputs: z.record(z.string(), z.looseObject({ value: z.string() })),
  runs: z.looseObject({ using: z.literal('composite'), steps: z.array(Step) }),
});

/** The workflows in a page, by their names: its fenced blocks of YAML, as they stand there. */
export async function workflowsIn(page: string): Promise<Map<string, Step[]>> {
  const blocks = [...(await readFile(page, 'utf8')).matchAll(/^```yaml\n([^]*?)^```$/gm)];
  return new Map(
    blocks.map(([, text = '']) => {
      const workflow = Workflow.parse(parse(text));
      return [String(workflow['name']), Object.values(workflow.jobs).flatMap(({ steps }) => steps)];
    }),
  );
}

export interface Place {
  /** The repository that is the action. */
  action: string;
  /** The folder in which the workflow’s commands run. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  github: Record<string, string>;
  /** Inputs of the action that are another one here. */
  change?: Record<string, string>;
}

/** What the steps of a job came to. */
export interface Done {
  code: number;
  said: string;
  outputs: Record<string, Record<string, string>>;
}

/** Runs the steps of a job in their order as GitHub does, without those that use actions of others. */
export async function runSteps(
  steps: readonly Step[],
  place: Place,
  inputs: Record<string, string> = {},
): Promise<Done> {
  const done: Done = { code: 0, said: '', outputs: {} };
  for (const step of steps) {
    if (done.code !== 0 && step.if !== 'always()') continue;
    const bind = (text: string): string => bound(text, { inputs, github: place.github, outputs: done.outputs });
    const bindAll = (values: Record<string, string>) =>
      Object.fromEntries(Object.entries(values).map(([name, text]) => [name, bind(text)]));
    let one: { code: number; said: string; outputs: Record<string, string> } | undefined;
    if (step.run !== undefined) one = await runScript(bind(step.run), place, bindAll(step.env));
    else if (isOurs(step.uses)) one = await runAction(place, { ...bindAll(step.with), ...place.change });
    if (one === undefined) continue;
    done.said += one.said;
    done.code ||= one.code;
    if (step.id !== undefined) done.outputs[step.id] = one.outputs;
  }
  return done;
}

const isOurs = (uses = ''): boolean => uses === './' || /^[\w-]+\/stackyard@/.test(uses);

export async function readAction(folder: string): Promise<z.infer<typeof Action>> {
  return Action.parse(parse(await readFile(join(folder, 'action.yml'), 'utf8')));
}

async function runAction(place: Place, given: Record<string, string>) {
  const { inputs, outputs, runs } = await readAction(place.action);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(', ')}`);
  const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']));
  const done = await runSteps(runs.steps, place, { ...defaults, ...given });
  const told = Object.entries(outputs).map(([name, { value }]) => [
    name,
    bound(value, { inputs: {}, github: {}, outputs: done.outputs }),
  ]);
  return { code: done.code, said: done.said, outputs: Object.fromEntries(told) as Record<string, string> };
}

interface Known {
  inputs: Record<string, string>;
  github: Record<string, string>;
  outputs: Record<string, Record<string, string>>;
}

/** Puts in what `${{ inputs.x }}`, `${{ github.x }}` and `${{ steps.x.outputs.y }}` stand for; nothing else is known here. */
function bound(text: string, { inputs, github, outputs }: Known): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (whole, path: string) => {
    const [kind, name = '', , output = ''] = path.split('.');
    if (kind === 'inputs') return inputs[name] ?? '';
    if (kind === 'github' && name in github) return github[name] ?? '';
    if (kind === 'steps') return outputs[name]?.[output] ?? '';
    throw new Error(`this test does not know what ${whole} stands for`);
  });
}

/** A script as `shell: bash` runs it, with a file of its own for outputs. */
async function runScript(script: string, { cwd, env, action }: Place, own: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'step-'));
  const [file, output] = [join(folder, 'step.sh'), join(folder, 'output')];
  await Promise.all([writeFile(file, script), writeFile(output, '')]);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
    cwd,
    env: { ...env, ...own, GITHUB_OUTPUT: output, GITHUB_ACTION_PATH: action },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = (await readFile(output, 'utf8')).split('\n').filter((line) => line.includes('='));
  const outputs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return { code: code ?? 1, said, outputs: Object.fromEntries(outputs) as Record<string, string> };
}
