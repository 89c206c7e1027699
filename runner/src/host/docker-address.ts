import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Settings = z.object({ currentContext: z.string().optional() });
const Context = z.object({ Endpoints: z.object({ docker: z.object({ Host: z.string() }) }) });

/**
 * Where a daemon of this host may listen, likeliest first: what DOCKER_HOST says and nothing else, or what the docker
 * client’s own chosen context says (Docker Desktop and colima set one), then the usual socket.
 */
export function dockerAddresses(dockerHost: string | undefined, home: string): string[] {
  if (dockerHost !== undefined && dockerHost !== '') return [dockerHost];
  const chosen = contextAddress(home);
  return [...new Set([...(chosen === undefined ? [] : [chosen]), 'unix:///var/run/docker.sock'])];
}

/** Whether the daemon is on this host, so that a port published on its 127.0.0.1 is one of ours. */
export function isOnThisHost(address: string): boolean {
  if (address.startsWith('unix://')) return true;
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'tcp:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** The client keeps a context under the hash of its name; the one called “default” has no file. */
function contextAddress(home: string): string | undefined {
  const folder = join(home, '.docker');
  const { currentContext = 'default' } = read(join(folder, 'config.json'), Settings) ?? {};
  if (currentContext === 'default') return undefined;
  const name = createHash('sha256').update(currentContext).digest('hex');
  return read(join(folder, 'contexts', 'meta', name, 'meta.json'), Context)?.Endpoints.docker.Host;
}

/** A file that is missing or says nothing to us counts for nothing: the usual socket is tried next. */
function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
