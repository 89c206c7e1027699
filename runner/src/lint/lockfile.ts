import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Architecture, Lack } from './architecture.ts';

const CPU: Record<Architecture, string> = { amd64: 'x64', arm64: 'arm64' };

const Lockfile = z.object({
  packages: z
    .record(z.string(), z.object({ cpu: z.array(z.string()).optional(), optional: z.boolean().optional() }))
    .default({}),
});

/** npm packages of a folder that run on one processor alone and that nothing else stands in for. */
export async function lockfileLacks(root: string, folder: string): Promise<Lack[]> {
  const path = join(folder, 'package-lock.json');
  const text = await readFile(join(root, path), 'utf8').catch(() => null);
  if (text === null) return [];
  const lines = text.split('\n');
  const { packages } = Lockfile.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([name, { cpu, optional }]) => {
    if (cpu === undefined || optional === true) return [];
    const line = lines.findIndex((row) => row.includes(`"${name}"`)) + 1;
    return (['amd64', 'arm64'] as const)
      .filter((one) => !runsOn(cpu, CPU[one]))
      .map((lacking) => ({ path, line, lacking, found: `${name} for ${cpu.join(', ')}` }));
  });
}

const runsOn = (cpu: readonly string[], name: string): boolean =>
  cpu.includes(`!${name}`) ? false : cpu.includes(name) || cpu.every((one) => one.startsWith('!'));
