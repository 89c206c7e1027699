import { join } from 'node:path';
import { readFiles } from '../host/files.ts';
import { planFiles, planFolder, type ImagePlan } from '../host/images.ts';

const PROJECT = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
  'vitest.config.ts',
  'playwright.config.ts',
  'site/package.json',
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
  const dockerfile = await readFiles(join(root, 'runner/images/test'), ['Dockerfile']);
  const files = [...dockerfile, ...(await readFiles(root, PROJECT))];
  return planFiles('test', 'The tests’ image', files, { BROWSER: browser, RUNNER: runner });
}
