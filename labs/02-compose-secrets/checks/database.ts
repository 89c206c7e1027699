import { CannotTell, type CheckContext, type ContainerState } from '@stackyard/kit';

/** What the database says to a password, over the network as the API asks: yes, no, or nothing. */
export type Entry = { opened: true } | { opened: false; said: string };

/** Tries a password of the application’s role. Throws CannotTell where no database runs. */
export async function tryPassword(
  { exec }: Pick<CheckContext, 'exec'>,
  postgres: ContainerState | null,
  password: string,
): Promise<Entry> {
  const { code, stderr } = await exec(
    ['docker', 'exec', '-e', 'PGPASSWORD', running(postgres).id, 'sh', '-c', LOG_IN],
    { env: { PGPASSWORD: password } },
  );
  if (code === 0) return { opened: true };
  if (/authentication failed|no password supplied/.test(stderr)) return { opened: false, said: lastLine(stderr) };
  throw new CannotTell(
    'The database does not say whether it takes the password',
    `It said: ${lastLine(stderr) || 'nothing'}. See how it does: \`docker compose ps postgres\``,
  );
}

const LOG_IN = 'psql -X -qAt -w -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "SELECT 1"';

/** Asks the database as its superuser, from inside its own container. Rows are lines, columns are parted by `|`. */
export async function askDatabase(
  { exec }: Pick<CheckContext, 'exec'>,
  postgres: ContainerState | null,
  { sql, database = 'postgres' }: { sql: string; database?: string },
): Promise<string[]> {
  const asked = ['docker', 'exec', running(postgres).id, 'psql', '-X', '-qAt', '-w', '-U', 'postgres'];
  const { code, stdout, stderr } = await exec([...asked, '-d', database, '-c', sql]);
  if (code === 0) return stdout.split('\n').filter((line) => line !== '');
  throw new CannotTell(
    'The database could not be asked',
    `It said: ${lastLine(stderr) || 'nothing'}. See how it does: \`docker compose ps postgres\``,
  );
}

function running(postgres: ContainerState | null): ContainerState {
  if (postgres?.state === 'running') return postgres;
  throw new CannotTell('The database does not run', 'Start it: `docker compose up -d`');
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
