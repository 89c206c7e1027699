import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Compose and Swarm mount secrets. */
export const SECRETS = '/run/secrets';

/** A secret, or why there is none: a sentence that names the variable, and the file where it is about one. */
export type Secret = { value: string } | { fault: string };

interface Sources {
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads a secret from the file of its name or, where there is no such file, from the environment. White space at both ends is
 * not part of it: editors and `echo` end a file with a line end. A file that is there must hold something.
 */
export function readSecret(name: string, { folder, env }: Sources): Secret {
  const file = join(folder, name);
  const fromFile = readIfThere(file);
  if (fromFile instanceof Error) return { fault: `${name}: the file ${file} cannot be read (${fromFile.message})` };
  if (fromFile !== null) {
    const value = fromFile.trim();
    return value === '' ? { fault: `${name}: the file ${file} is empty; write the value into it` } : { value };
  }
  const value = env[name]?.trim() ?? '';
  if (value !== '') return { value };
  return { fault: `${name} is not set to a non-empty string: neither as the file ${file} nor in the environment` };
}

/** Null where neither file nor variable is there; a file that is there must hold something here too. */
export function readOptionalSecret(name: string, sources: Sources): Secret | null {
  const there = readIfThere(join(sources.folder, name)) !== null || (sources.env[name]?.trim() ?? '') !== '';
  return there ? readSecret(name, sources) : null;
}

function readIfThere(file: string): string | Error | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'code' in error && error.code === 'ENOENT' ? null : error;
  }
}
