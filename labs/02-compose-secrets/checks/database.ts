import { CannotTell, type CheckContext, type CommandResult, type ContainerState } from '@stackyard/kit';

/** What the database says to a password, over the network as the API asks: yes, no, or nothing. */
export type Entry = { opened: true } | { opened: false; said: string };

/** A busy machine needs some seconds for a command. */
const TIMEOUT_MS = 8000;

/** The password comes by standard input: in an argument every process of the container could read it. */
const SIGN_IN = `read -r PGPASSWORD; export PGPASSWORD
exec psql -X -qAt -w -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c 'SELECT 1'`;

/** Tries a password of the application’s role. Throws CannotTell where no database runs. */
export async function tryPassword(
  context: Pick<CheckContext, 'docker'>,
  postgres: ContainerState | null,
  password: string,
): Promise<Entry> {
  const { code, stderr } = await run(context, postgres, ['sh', '-c', SIGN_IN], `${password}\n`);
  if (code === 0) return { opened: true };
  if (/authentication failed|no password supplied/.test(stderr)) return { opened: false, said: lastLine(stderr) };
  throw silent('The database does not say whether it takes the password', stderr);
}

/** Asks the database as its superuser, from inside its own container. Rows are lines, columns are parted by `|`. */
export async function askDatabase(
  context: Pick<CheckContext, 'docker'>,
  postgres: ContainerState | null,
  { sql, database = 'postgres' }: { sql: string; database?: string },
): Promise<string[]> {
  const command = ['psql', '-X', '-qAt', '-w', '-U', 'postgres', '-d', database, '-c', sql];
  const { code, stdout, stderr } = await run(context, postgres, command);
  if (code !== 0) throw silent('The database could not be asked', stderr);
  return stdout.split('\n').filter((line) => line !== '');
}

async function run(
  { docker }: Pick<CheckContext, 'docker'>,
  postgres: ContainerState | null,
  command: readonly string[],
  input = '',
): Promise<CommandResult> {
  const result = postgres ? await docker.run(postgres.id, command, { input, timeoutMs: TIMEOUT_MS }) : null;
  if (result) return result;
  throw new CannotTell('The database does not run', 'Start it: `docker compose up -d`');
}

const silent = (headline: string, stderr: string): CannotTell =>
  new CannotTell(
    headline,
    `It said: ${lastLine(stderr) || 'nothing'}. See how it does: \`docker compose ps postgres\``,
  );

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
