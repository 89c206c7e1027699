import { join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { defineCheck, fail, finding, pass, type Check } from '@stackyard/kit';
import { LabFrontmatter, StepFrontmatter } from '@stackyard/protocol/lab';
import { loadConfig, type Config } from '../config.ts';
import type { Lab, Step } from '../lab/lab.ts';
import { readLab } from '../lab/load.ts';
import { STORES } from '../machine/places.ts';

/** This tree’s labs and stacks beside the engine in which the tests run. */
export function testConfig(): Config {
  return { ...loadConfig(), root: join(import.meta.dirname, '../../..') };
}

/** The store of a stack that is there, whatever it was built from: what is graded here does not depend on it. */
export async function anyStore(stack: string): Promise<string> {
  const store = (await readdir(STORES)).find((file) => file.startsWith(`${stack}-`) && file.endsWith('.img'));
  if (store === undefined)
    throw new Error(`no image store of ${stack} is built: this test runs after a lab’s images are there`);
  return store.replace(/\.img$/, '');
}

export async function realLab(config: Config, id: string): Promise<Lab> {
  const { lab, faults } = await readLab(join(config.root, 'labs'), id);
  if (!lab) throw new Error(faults.map(({ path, expected }) => `${path}: ${expected}`).join('\n'));
  return lab;
}

const SAYS_HELLO: Check = defineCheck(({ file, exec, docker }) => [
  finding('file-says-hello', async () => verdictOf(await file.read('secure-update/hello.txt'))),
  finding('shell-says-hello', async () => {
    const { code, stdout } = await exec(['cat', 'hello.txt']);
    return verdictOf(code === 0 ? { text: stdout } : {});
  }),
  finding('docker-is-asked', async () => {
    const containers = await docker.list();
    return containers.some(({ name }) => name === 'hello')
      ? pass('There is a container hello')
      : no('no such container');
  }),
]);

const verdictOf = (read: { text?: string; why?: string }) =>
  read.text === 'hello\n' ? pass('It says hello') : no(read.text ?? read.why ?? 'nothing');

const no = (found: string) => fail({ headline: 'It does not say hello', expected: 'hello', found, hint: 'Say hello.' });

/** A lab of one step whose start runs what was handed in: nothing stands between a hostile submission and the machine. */
export function openLab(change: { start?: string; within?: number } = {}): Lab {
  const frontmatter = LabFrontmatter.parse({
    title: 'Hello',
    summary: 'You will be able to say hello.',
    level: 'beginner',
    stack: 'secure-update',
    contains: 'nothing',
    machine: { memoryMb: 512, cpus: 1, pids: 256, diskMb: 512 },
    workdir: 'secure-update',
    terminals: ['main'],
    ports: [],
    grade: {
      files: ['hello.txt', 'start.sh'],
      start: change.start ?? 'bash start.sh',
      within: change.within ?? 20,
    },
  });
  const step: Step = {
    id: '01-hello',
    number: '01',
    frontmatter: StepFrontmatter.parse({ title: 'Say hello', minutes: 1, points: 10 }),
    blocks: [],
    check: SAYS_HELLO,
    findings: ['file-says-hello', 'shell-says-hello', 'docker-is-asked'],
    solve: null,
    wrong: [],
  };
  return { id: '01-hello', number: '01', dir: '', frontmatter, minutes: 1, steps: [step], view: null };
}
