import { clock, fail, pass, type CheckContext, type ContainerState, type Outcome } from '@stackyard/kit';
import { askDatabase } from '../checks/database.ts';

const DATA = '/var/lib/postgresql';
/** Docker’s own name for a volume that nobody named. */
const NAMELESS = /^[0-9a-f]{64}$/;

/** The finding that a table is older than the container that serves it. */
export async function survives(context: CheckContext, postgres: ContainerState | null): Promise<Outcome> {
  const expected = 'the table `kept`, older than the container of postgres, in a volume that has a name';
  const mount = postgres?.mounts.find(({ target, kind }) => target.startsWith(DATA) && kind !== 'tmpfs');
  const see = "docker inspect -f '{{json .Mounts}}' compose-secrets-postgres-1 | jq -c '.[]'";
  if (!mount || (mount.kind === 'volume' && NAMELESS.test(mount.source)))
    return fail({
      headline: 'The data lies in a volume without a name',
      expected,
      found: mount ? `volume ${mount.source.slice(0, 12)}… at ${mount.target}` : `nothing is mounted at ${DATA}`,
      hint: 'Name one in `volumes:` at the end of compose.yaml, and mount it in the service: `NAME:/var/lib/postgresql`.',
      see,
    });
  context.say('looking for your table');
  const database = postgres?.env.find((line) => line.startsWith('POSTGRES_DB='))?.slice('POSTGRES_DB='.length) ?? '';
  const [there] = await askDatabase(context, postgres, {
    sql: "SELECT to_regclass('public.kept') IS NOT NULL",
    database,
  });
  if (there !== 't')
    return fail({
      headline: 'There is no table `kept`',
      expected,
      found: `no such table in ${database}`,
      hint: 'Make it as the page says. Was it there before? Then it lies in another volume, or `down -v` took the volume along.',
      see: `docker compose exec -T postgres psql -U postgres -d ${database} -c '\\dt'`,
    });
  const sql = 'SELECT extract(epoch FROM min(at)) * 1000 FROM public.kept';
  const [made = ''] = await askDatabase(context, postgres, { sql, database });
  const at = new Date(Number(made));
  const since = postgres?.createdAt ?? new Date(0);
  const found = `table of ${clock(at)}\ncontainer of ${clock(since)}`;
  if (made !== '' && at < since) return pass('Your table is older than its container', { expected, found });
  return fail({
    headline: 'The table is younger than its container',
    expected,
    found,
    hint: 'So nothing has been survived yet. `docker compose down`, and up again: `restart` keeps the container.',
    see: 'docker compose ps --all postgres',
  });
}
