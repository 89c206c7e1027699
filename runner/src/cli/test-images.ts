import { join } from 'node:path';
import { readFiles, type ContextFile } from '../host/files.ts';
import { planFiles, planFolder, type ImagePlan } from '../host/images.ts';

const PROJECT = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
  'vitest.config.ts',
  'playwright.config.ts',
  'site/package.json',
  'site/astro.config.ts',
  'site/tsconfig.json',
  'site/public',
  'site/src',
  'runner/package.json',
  'runner/src',
  'runner/kit',
  'runner/protocol',
  'runner/images',
  'labs',
  'stacks',
  'tests',
];

/** The browser’s image: changes only with Debian and Node. */
export function planBrowser(root: string, node: string): Promise<ImagePlan> {
  return planFolder(root, 'browser', 'The browser’s image', 'runner/images/browser', { NODE: node });
}

/** The image in which docker tests and stories run. */
export async function planTests(root: string, browser: string, runner: string): Promise<ImagePlan> {
  return planFiles('test', 'The tests’ image', await projectFiles(root), { BROWSER: browser, RUNNER: runner });
}

/** What terminals are measured beside; made from the browser’s image. */
export function planAnchors(root: string, browser: string): Promise<ImagePlan> {
  return planFolder(root, 'anchors', 'ttyd and wetty, to measure beside', 'runner/images/bench', { BROWSER: browser });
}

/** The image in which terminals are measured: the tests’, with what they are measured beside. */
export async function planBench(root: string, anchors: string, runner: string): Promise<ImagePlan> {
  return planFiles('bench', 'The benchmark’s image', await projectFiles(root), { BROWSER: anchors, RUNNER: runner });
}

async function projectFiles(root: string): Promise<ContextFile[]> {
  const dockerfile = await readFiles(join(root, 'runner/images/test'), ['Dockerfile']);
  return [...dockerfile, ...(await readFiles(root, PROJECT))];
}
