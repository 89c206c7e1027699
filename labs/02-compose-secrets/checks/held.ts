import type { CheckContext, ContainerState } from '@stackyard/kit';
import { answerOf } from './answer-of.ts';

/** How a service comes by its password: the file that its variable names, and what is mounted there. */
export interface Held {
  readonly service: string;
  readonly container: ContainerState | null;
  /** Such as DB_PASSWORD_FILE. */
  readonly variable: string;
  /** What that variable says; null where it is not set. */
  readonly path: string | null;
  /** The file of the machine that is mounted there; null where none is. */
  readonly source: string | null;
}

const VARIABLES = { api: 'DB_PASSWORD_FILE', postgres: 'POSTGRES_PASSWORD_FILE' } as const;
type Service = keyof typeof VARIABLES;

export async function readHeld({ docker }: Pick<CheckContext, 'docker'>, service: Service): Promise<Held> {
  const container = await docker.service('compose-secrets', service);
  const variable = VARIABLES[service];
  const path = container?.env.find((line) => line.startsWith(`${variable}=`))?.slice(variable.length + 1) || null;
  const source = container?.binds.find(({ target }) => target === path)?.source ?? null;
  return { service, container, variable, path, source };
}

export interface SecretFile {
  readonly path: string;
  /** Without white space at both ends; '' where there is nothing in it. */
  readonly value: string;
  /** As `ls -l` shows it, such as `-rw-------`. */
  readonly mode: string;
}

/** The file that holds a secret; null where it is gone. */
export async function readSecretFile({ exec }: Pick<CheckContext, 'exec'>, path: string): Promise<SecretFile | null> {
  const script = 'stat -c %A -- "$0" && head -c 4096 -- "$0"';
  const { code, stdout } = await answerOf(exec, ['sh', '-c', script, path], { user: 'root' });
  if (code !== 0) return null;
  const [mode = '', ...text] = stdout.split('\n');
  return { path, value: text.join('\n').trim(), mode };
}
