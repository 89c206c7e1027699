import type { CheckContext } from '@stackyard/kit';
import { answerOf } from '../checks/answer-of.ts';
import { readSecretFile, type SecretFile } from '../checks/held.ts';

export const AUTHORITY = 'compose-secrets/tls/authority.crt';

/** What lies in the machine for TLS; null where it does not. */
export interface TlsFiles {
  /** The authority’s certificate, in PEM. */
  readonly authority: string | null;
  /** The certificate that is mounted into the proxy. */
  readonly server: string | null;
  /** Private keys that lie in the lab’s folder. */
  readonly keys: readonly SecretFile[];
}

const FOLDER = '/home/learner/compose-secrets';
/** Keys that are looked at; the folder holds two or three. */
const MOST = 6;

export async function readTls(context: CheckContext): Promise<TlsFiles> {
  const { docker, exec, file, say } = context;
  say('reading your certificates');
  const proxy = await docker.service('compose-secrets', 'proxy');
  const mounted = proxy?.binds.find(({ target }) => target.endsWith('.crt'))?.source;
  const server = mounted === undefined ? null : await readSecretFile(context, mounted);
  const authority = await file.read(AUTHORITY);
  const found = await answerOf(
    exec,
    [
      'grep',
      '-rlsE',
      '--exclude-dir=.git',
      '--exclude-dir=node_modules',
      '^-----BEGIN .*PRIVATE KEY-----',
      `${FOLDER}/tls`,
    ],
    {
      user: 'root',
    },
  );
  const paths = found.stdout.split('\n').filter(Boolean).slice(0, MOST);
  const keys = await Promise.all(paths.map((path) => readSecretFile(context, path)));
  return {
    authority: authority.found ? authority.text : null,
    server: server?.value ?? null,
    keys: keys.filter((key) => key !== null),
  };
}
