const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'netbsd', 'openbsd', 'sunos', 'aix'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32'];

import { readFileSync } from 'node:fs';

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

/** package-lock.json as npm wrote it, typed as far as it matters here. */
export function readLock(file: string | URL): { packages: Record<string, Locked> } {
  return JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };
}

export interface Missing {
  path: string;
  name: string;
  version: string;
}

/** What os, cpu and libc a package of native code is for, from its name. */
export function platformOf(name: string): Record<string, string[]> {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((word) => words.includes(word));
  const cpu = PROCESSORS.filter((word) => words.includes(word));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return Object.fromEntries(Object.entries({ os, cpu, libc }).filter(([, values]) => values.length > 0));
}

/** The optional packages of exact versions that a lockfile’s packages ask for and do not hold, each with the path where it would lie. */
export function missingOptionals(packages: Record<string, Locked>): Missing[] {
  const missing = new Map<string, Missing>();
  for (const [from, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!/^\d/.test(version)) continue;
      const found = resolve(packages, from, name) ?? missing.get(`node_modules/${name}`);
      if (found?.version === version) continue;
      const path = found === undefined || from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
      missing.set(path, { path, name, version });
    }
  }
  return [...missing.values()];
}

/** Node’s way: the package’s own node_modules, then that of every folder above. */
function resolve(packages: Record<string, Locked>, from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const found = packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found !== undefined || folder === '') return found;
  }
}
