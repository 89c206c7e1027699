import type { CheckContext } from '@stackyard/kit';
import type { Holder } from './judge-keys.ts';

const PROJECT = 'secure-update';
const SECRETS = '/run/secrets/';

/** What every service of the stack sees of keys: what Compose gave it as a secret, and private keys in any other file or folder. */
export async function readKeys({ docker, exec, say }: CheckContext): Promise<Holder[]> {
  say('looking which keys each service holds');
  const containers = await docker.services(PROJECT);
  const mounts = containers.flatMap(({ binds }) => binds);
  const { texts, loose } = await readFiles(exec, {
    given: unique(mounts.filter(isKeyFile)),
    folders: unique(mounts),
  });
  return containers.map(({ service, env, binds }) => {
    const files = binds.flatMap((mount) => {
      const { source, target } = mount;
      if (isKeyFile(mount)) return [{ path: target, file: source }];
      return loose
        .filter((file) => file === source || file.startsWith(`${source}/`))
        .map((file) => ({ path: `${target}${file.slice(source.length)}`, file }));
    });
    return {
      service: service ?? '?',
      signs: env.includes('SIGNATURES=required'),
      keys: files.map(({ path, file }) => ({ path, pem: texts.get(file) ?? '' })),
    };
  });
}

interface Mount {
  source: string;
  target: string;
}

const isKeyFile = ({ target }: Mount): boolean => target.startsWith(SECRETS) && /\.(key|pub)$/.test(target);
const unique = (mounts: readonly Mount[]): string[] => [...new Set(mounts.map(({ source }) => source))];

/** Shows the files before `--`, a line each, then `--`, then those below what comes after it in which a private key is. */
const READ = `
show() { printf '%s\\t' "$1"; head -c 2000 -- "$1" 2> /dev/null | base64 -w 0; echo; }
while [ "$1" != -- ]; do show "$1"; shift; done
echo --; shift; [ $# = 0 ] && exit
grep -rlIs -e '-----BEGIN [A-Z ]*PRIVATE KEY-----' -- "$@" | while IFS= read -r file; do show "$file"; done`;

/** The beginnings of the files given and of those with a private key below `folders`, which are `loose`; in one go. */
async function readFiles(
  exec: CheckContext['exec'],
  { given, folders }: { given: readonly string[]; folders: readonly string[] },
): Promise<{ texts: Map<string, string>; loose: string[] }> {
  const { stdout } = await exec(['sh', '-c', READ, 'read', ...given, '--', ...folders], { user: 'root' });
  const [first = '', second = ''] = stdout.split(/^--\n/m, 2);
  const loose = filesIn(second);
  return { texts: new Map([...filesIn(first), ...loose]), loose: loose.map(([file]) => file) };
}

const filesIn = (shown: string): (readonly [string, string])[] =>
  [...shown.matchAll(/^(.+)\t(.*)$/gm)].map(
    ([, file = '', base64 = '']) => [file, Buffer.from(base64, 'base64').toString('utf8')] as const,
  );
