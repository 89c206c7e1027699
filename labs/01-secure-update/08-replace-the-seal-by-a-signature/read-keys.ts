import type { CheckContext } from '@stackyard/kit';
import type { Holder } from './judge-keys.ts';

const PROJECT = 'secure-update';
const SECRETS = '/run/secrets/';

/** What every service of the stack sees of keys: what Compose gave it as a secret, and private keys in any other file or folder. */
export async function readKeys({ docker, exec, say }: CheckContext): Promise<Holder[]> {
  say('looking which keys each service holds');
  const containers = await docker.services(PROJECT);
  const sources = [...new Set(containers.flatMap(({ binds }) => binds.map(({ source }) => source)))];
  const loose = await privateFiles(exec, sources);
  const seen = containers.map(({ service, env, binds }) => {
    const files = binds.flatMap(({ source, target }) => {
      if (target.startsWith(SECRETS) && /\.(key|pub)$/.test(target)) return [{ path: target, file: source }];
      return loose
        .filter((file) => file === source || file.startsWith(`${source}/`))
        .map((file) => ({ path: `${target}${file.slice(source.length)}`, file }));
    });
    return { service: service ?? '?', signs: env.includes('SIGNATURES=required'), files };
  });
  const texts = await readAll(exec, [...new Set(seen.flatMap(({ files }) => files.map(({ file }) => file)))]);
  return seen.map(({ files, ...holder }) => ({
    ...holder,
    keys: files.map(({ path, file }) => ({ path, pem: texts.get(file) ?? '' })),
  }));
}

const READ = 'for file; do head -c 2000 -- "$file" 2> /dev/null | base64 -w 0; echo; done';

/** The beginnings of files, read in one go. */
async function readAll(exec: CheckContext['exec'], files: readonly string[]): Promise<Map<string, string>> {
  if (files.length === 0) return new Map();
  const { stdout } = await exec(['sh', '-c', READ, 'read', ...files], { user: 'root' });
  const texts = stdout.split('\n').map((line) => Buffer.from(line, 'base64').toString('utf8'));
  return new Map(files.map((file, at) => [file, texts[at] ?? '']));
}

async function privateFiles(exec: CheckContext['exec'], sources: readonly string[]): Promise<string[]> {
  if (sources.length === 0) return [];
  const { stdout } = await exec(['grep', '-rlIs', '-e', '-----BEGIN [A-Z ]*PRIVATE KEY-----', '--', ...sources], {
    user: 'root',
  });
  return stdout.split('\n').filter(Boolean);
}
