import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepId } from '@stackyard/protocol/lab';
import { folders, readLab } from '../lab/load.ts';
import { parsePage } from '../lab/page-tree.ts';
import type { PageSource, PageText, Subject } from './subject.ts';

const DRAWINGS = 'site/src/components/lab';

/** Reads a lab of the repository for its rules. A version above 0 reads its checks anew. */
export async function readSubject(root: string, id: string, version = 0): Promise<Subject> {
  const path = `labs/${id}`;
  const read = await readLab(join(root, 'labs'), id, version);
  const inside = await folders(join(root, path));
  const steps = await Promise.all(
    inside
      .filter((name) => StepId.safeParse(name).success)
      .map(async (step) => ({
        id: step,
        path: `${path}/${step}`,
        page: await readText(root, `${path}/${step}/step.mdx`),
        step: read.lab?.steps.find((one) => one.id === step) ?? null,
      })),
  );
  return {
    root,
    id,
    path,
    ...read,
    front: await readText(root, `${path}/lab.mdx`),
    steps,
    folders: inside,
    labs: await stepsOfAll(root),
    drawings: await readDrawings(root),
  };
}

async function readText(root: string, path: string): Promise<PageText | null> {
  const text = await readFile(join(root, path), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return { path, text, tree: parsePage(text) };
  } catch {
    // the loader says where it is no MDX
    return { path, text, tree: null };
  }
}

async function stepsOfAll(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const labs = await folders(join(root, 'labs'));
  const all = labs.map(async (lab): Promise<[string, readonly string[]]> => [
    lab,
    await folders(join(root, 'labs', lab)),
  ]);
  return new Map(await Promise.all(all));
}

async function readDrawings(root: string): Promise<ReadonlyMap<string, PageSource>> {
  const files = (await readdir(join(root, DRAWINGS)).catch(() => [])).filter((file) => file.endsWith('.astro'));
  const all = files.map(async (file): Promise<[string, PageSource]> => {
    const path = `${DRAWINGS}/${file}`;
    return [file.replace(/\.astro$/, ''), { path, text: await readFile(join(root, path), 'utf8') }];
  });
  return new Map(await Promise.all(all));
}
