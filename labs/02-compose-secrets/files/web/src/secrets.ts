import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Compose and Swarm mount secrets. */
export const SECRETS = '/run/secrets';

/** A secret, or a sentence that says why there is none: with that the app ends. */
export type Secret = { value: string } | { fault: string };

interface Sources {
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
}

export function readSecret(name: string, { folder, env }: Sources): Secret {
  const file = join(folder, name);
  const fromFile = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const value = env[name] ?? fromFile ?? 'changeme';
  return { value };
}

/** Null where neither file nor variable is there. */
export function readOptionalSecret(name: string, sources: Sources): Secret | null {
  const isThere = existsSync(join(sources.folder, name)) || (sources.env[name] ?? '') !== '';
  return isThere ? readSecret(name, sources) : null;
}
