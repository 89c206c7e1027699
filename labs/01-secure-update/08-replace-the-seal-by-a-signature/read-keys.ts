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
  const read = new Map<string, Promise<string>>();
  const textOf = (file: string): Promise<string> => {
    const known =
      read.get(file) ?? exec(['head', '-c', '2000', '--', file], { user: 'root' }).then(({ stdout }) => stdout);
    read.set(file, known);
    return known;
  };
  return Promise.all(
    containers.map(async ({ service, env, binds }) => {
      const files = binds.flatMap(({ source, target }) => {
        if (target.startsWith(SECRETS) && /\.(key|pub)$/.test(target)) return [{ path: target, file: source }];
        return loose
          .filter((file) => file === source || file.startsWith(`${source}/`))
          .map((file) => ({ path: `${target}${file.slice(source.length)}`, file }));
      });
      const keys = await Promise.all(files.map(async ({ path, file }) => ({ path, pem: await textOf(file) })));
      return { service: service ?? '?', signs: env.includes('SIGNATURES=required'), keys };
    }),
  );
}

async function privateFiles(exec: CheckContext['exec'], sources: readonly string[]): Promise<string[]> {
  if (sources.length === 0) return [];
  const { stdout } = await exec(['grep', '-rlIs', '-e', '-----BEGIN [A-Z ]*PRIVATE KEY-----', '--', ...sources], {
    user: 'root',
  });
  return stdout.split('\n').filter(Boolean);
}
