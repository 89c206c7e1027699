import { fail, pass, type CheckContext, type Outcome } from '@stackyard/kit';
import { tryPassword } from '../checks/database.ts';
import type { Held, SecretFile } from '../checks/held.ts';

const EXPECTED = 'the database takes the password in the file, and refuses the first one';

/** The finding that the password which leaked opens nothing any more, and that the one in the file does. */
export async function isDead(
  context: CheckContext,
  { container }: Held,
  file: SecretFile | null,
  old: string,
): Promise<Outcome> {
  context.say('trying both passwords at the database');
  const see = 'docker compose logs --no-log-prefix --tail 3 postgres';
  const [before, now] = await Promise.all([
    tryPassword(context, container, old),
    file ? tryPassword(context, container, file.value) : null,
  ]);
  if (before.opened)
    return fail({
      headline: 'The password that leaked still opens the database',
      expected: EXPECTED,
      found: 'the first password: let in',
      hint:
        file?.value === old
          ? 'It moved into a file, and is as public as before. Make a new one.'
          : 'The database keeps its own copy of the password, from its first start. It has to be told of the new one.',
      see,
    });
  if (now?.opened) return pass('The password that leaked opens nothing any more', { expected: EXPECTED });
  return fail({
    headline: 'The database has another password than the file',
    expected: EXPECTED,
    found: now ? `the password in the file\n${now.said}` : 'no file with a password',
    hint: 'The file was changed after the database was told, or the other way round. Tell it once more.',
    see,
  });
}
