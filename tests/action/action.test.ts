import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAction, runSteps, workflowsIn, type Place } from './workflow.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'docs/ci.md');
let place: Place;

beforeEach(() => {
  const cwd = mkdtempSync(join(tmpdir(), 'action-'));
  place = { action: ROOT, cwd, env: { PATH: process.env['PATH'] }, github: { repository: 'class/ada' } };
});
afterEach(() => rmSync(place.cwd, { recursive: true }));

describe('the action', () => {
  test('lets no value of an input become text of a script', async () => {
    const { runs } = await readAction(ROOT);
    const scripts = runs.steps.flatMap(({ run = [] }) => run);
    expect(scripts).toHaveLength(4);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  test('has its inputs and outputs in docs/ci.md', async () => {
    const { inputs, outputs } = await readAction(ROOT);
    const page = readFileSync(PAGE, 'utf8');
    for (const name of Object.keys(inputs)) expect(page).toContain(`| \`${name}\` |`);
    for (const name of Object.keys(outputs)) expect(page.replaceAll(/```[^]*?```/g, '')).toContain(`\`${name}\``);
  });

  test('is given nothing by the workflows that it does not know', async () => {
    const { inputs } = await readAction(ROOT);
    const workflows = await workflowsIn(PAGE);
    expect([...workflows.keys()]).toEqual(['Prove', 'Grade']);
    const given = [...workflows.values()]
      .flat()
      .filter(({ uses = '' }) => uses === './' || uses.includes('/stackyard@'));
    expect(given).toHaveLength(2);
    for (const step of given) expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  });

  test('says which commands there are', async () => {
    const { runs } = await readAction(ROOT);
    const step = runs.steps.filter(({ id }) => id === 'run');
    const { code, said, outputs } = await runSteps(step, place, { command: 'guess; touch hacked', results: 'out' });
    expect([code, said]).toEqual([1, '::error::command is “guess; touch hacked”; expected prove or grade\n']);
    expect(outputs['run']).toEqual({});
  });
});

test('what this test cannot put in for an expression is an error', async () => {
  const step = { run: 'echo ${{ secrets.TOKEN }}', with: {}, env: {} };
  await expect(runSteps([step], place)).rejects.toThrow('does not know what ${{ secrets.TOKEN }} stands for');
});
