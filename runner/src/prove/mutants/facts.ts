import { readdir, readFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Lab } from '../../lab/lab.ts';

/** What a lab’s solutions may be wrong about. */
export interface Facts {
  readonly ports: ReadonlySet<number>;
  /** Services, secrets, volumes, networks, images, users and files that there are. */
  readonly names: ReadonlySet<string>;
  /** Variables of the learner’s shell that hold a secret. */
  readonly variables: readonly string[];
  /** Secrets that Compose reads from files, by their paths in the lab’s folder. */
  readonly secretFiles: ReadonlyMap<string, string>;
}

const Named = z.record(z.string(), z.unknown()).nullish();
const Compose = z.looseObject({
  services: z
    .record(z.string(), z.looseObject({ image: z.string().optional(), user: z.coerce.string().optional() }))
    .nullish(),
  secrets: z.record(z.string(), z.looseObject({ file: z.string().optional() })).nullish(),
  volumes: Named,
  networks: Named,
});

const SECRET = /TOKEN|SECRET|PASS|KEY/;
const COMPOSE = /^compose.*\.ya?ml$/;

/** Reads them from the lab’s definition, its stack and the files that it gives the learner. */
export async function readFacts({ dir, frontmatter }: Lab): Promise<Facts> {
  const { ports, feed, env, stack } = frontmatter;
  const files = [...(await filesBelow(join(dir, '../../stacks', stack))), ...(await filesBelow(join(dir, 'files')))];
  const names = new Set(files.map((file) => basename(file)));
  const secretFiles = new Map<string, string>();
  for (const file of files.filter((path) => COMPOSE.test(basename(path)))) {
    const read = Compose.safeParse(parse(await readFile(file, 'utf8'), { merge: true, logLevel: 'silent' }));
    if (!read.success) continue;
    const { services, secrets, volumes, networks } = read.data;
    for (const part of [services, secrets, volumes, networks])
      for (const name of Object.keys(part ?? {})) names.add(name);
    for (const { image, user } of Object.values(services ?? {}))
      for (const name of [image?.split('/').at(-1)?.split(':')[0], user])
        if (name !== undefined && /[a-z]/.test(name)) names.add(name);
    for (const [name, { file: path }] of Object.entries(secrets ?? {}))
      if (path !== undefined) secretFiles.set(name, path);
  }
  return {
    ports: new Set([...ports.map(({ port }) => port), ...(feed ? [feed.port] : [])]),
    names,
    variables: Object.keys(env).filter((name) => SECRET.test(name)),
    secretFiles,
  };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.split(sep).includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
