import { join } from 'node:path';
import { hashOf, readFiles, type ContextFile } from './files.ts';

/** The version of npm in stackyard/node; Node’s own version is that of the root package.json. */
export const NPM_VERSION = '11.21.2';

/** One image of the host’s Docker: its tag is a hash of all that goes into it. */
export interface ImagePlan {
  key: string;
  title: string;
  tag: string;
  args: Record<string, string>;
  files: () => Promise<ContextFile[]>;
}

/** What the runner’s image is made of, beside the base it stands on. */
const RUNNER_FILES = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'site/package.json',
  'site/dist',
  'runner/package.json',
  'runner/src',
  'runner/kit',
  'runner/protocol',
  'labs',
  'stacks',
];

/** Plans an image whose context is one folder of the repository. */
export async function planFolder(
  root: string,
  key: string,
  title: string,
  folder: string,
  args: Record<string, string>,
): Promise<ImagePlan> {
  const files = await readFiles(join(root, folder), ['.']);
  return planFiles(key, title, files, args);
}

/** Plans stackyard/node, whose context also holds Node’s and npm’s files; `spec` names their exact versions. */
export async function planNode(
  root: string,
  base: string,
  spec: string,
  packages: () => Promise<ContextFile[]>,
): Promise<ImagePlan> {
  const dockerfile = await readFiles(join(root, 'stacks/base/node'), ['Dockerfile']);
  const { tag, ...rest } = planFiles('node', 'Node’s image', dockerfile, { BASE: base }, spec);
  return { ...rest, tag, files: async () => [...dockerfile, ...(await packages())] };
}

/** Plans the runner’s image; the pages must have been built. */
export async function planRunner(root: string, node: string): Promise<ImagePlan> {
  const own = await readFiles(join(root, 'runner/images/runner'), ['.']);
  const files = [...own, ...(await readFiles(root, RUNNER_FILES))];
  return planFiles('runner', 'The runner’s image', files, { NODE: node });
}

/** Plans an image from the files of its context; `words` are inputs that no file holds. */
export function planFiles(
  key: string,
  title: string,
  files: ContextFile[],
  args: Record<string, string>,
  ...words: string[]
): ImagePlan {
  const tag = `stackyard/${key}:${hashOf(files, JSON.stringify(args), ...words)}`;
  return { key, title, tag, args, files: () => Promise.resolve(files) };
}
