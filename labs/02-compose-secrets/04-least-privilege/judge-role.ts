import { fail, list, pass, type CheckContext, type ContainerState, type Outcome } from '@stackyard/kit';
import { answerOf } from '../checks/answer-of.ts';
import { askDatabase } from '../checks/database.ts';

const EXPECTED = 'a role that may sign in, owns one database, and nothing more';
const POWERS = [
  'superuser',
  'create databases',
  'create roles',
  'replicate',
  'bypass row security',
  'run programs',
  'read files',
  'write files',
];
const SQL = `SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
  pg_has_role(oid, 'pg_execute_server_program', 'MEMBER'), pg_has_role(oid, 'pg_read_server_files', 'MEMBER'),
  pg_has_role(oid, 'pg_write_server_files', 'MEMBER'),
  (SELECT string_agg(datname, ',') FROM pg_database WHERE datdba = r.oid)
  FROM pg_roles r WHERE rolname = `;

/** The finding that the application’s role can do its work and nothing else, after the next start too. */
export async function roleLimited(context: CheckContext, postgres: ContainerState | null): Promise<Outcome> {
  const { exec, say } = context;
  const named = (name: string): string =>
    postgres?.env.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const [role, database] = [named('POSTGRES_USER'), named('POSTGRES_DB')];
  const see = `docker compose exec -T postgres psql -U postgres -c '\\du'`;
  say('asking the database what its role may do');
  const [row = ''] = await askDatabase(context, postgres, { sql: `${SQL}'${role.replaceAll("'", "''")}'` });
  const columns = row.split('|');
  const powers = POWERS.filter((_, at) => columns[at] === 't');
  if (powers.length > 0)
    return fail({
      headline: powers.includes('superuser') ? `The role ${role} is a superuser` : `The role ${role} may do too much`,
      expected: EXPECTED,
      found: `it may: ${list(powers)}`,
      hint: 'The image makes a role without any of that. Who changes it afterwards, and when? Nobody has to: a new volume gets a new role.',
      see,
    });
  const owned = columns.at(-1) ?? '';
  if (owned !== database)
    return fail({
      headline:
        owned === '' ? `The role ${role} does not own its database` : `The role ${role} owns other databases too`,
      expected: EXPECTED,
      found: `it owns: ${owned || 'none'}\nits own is ${database}`,
      hint: '`ALTER DATABASE … OWNER TO …` gives one away.',
      see: `docker compose exec -T postgres psql -U postgres -c '\\l'`,
    });
  const sources = postgres?.binds.map(({ source }) => source) ?? [];
  const again = await answerOf(exec, ['grep', '-lsP', '(?<!NO)SUPERUSER', '--', ...sources], { user: 'root' });
  if (sources.length > 0 && again.stdout.trim() !== '')
    return fail({
      headline: 'The next start makes it a superuser again',
      expected: EXPECTED,
      found: `mounted into postgres: ${again.stdout.trim()}`,
      hint: 'What was taken away by hand comes back with the script that gives it. Does the database still need that script?',
      see: 'docker compose config postgres',
    });
  return pass(`The role ${role} owns its one database, and no more`, {
    expected: EXPECTED,
    found: `it owns: ${owned}`,
  });
}
