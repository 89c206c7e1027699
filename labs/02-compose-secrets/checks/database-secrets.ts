import type { CheckContext } from '@stackyard/kit';
import { readHeld, readSecretFile } from './held.ts';
import type { Secret } from './secret.ts';
import { fileCell, type Known } from './who-reads.ts';

/** The passwords of the database: the one that was there first, and those of the files that its services have. */
export async function readDatabaseSecrets(context: CheckContext): Promise<Known[]> {
  const held = await Promise.all([readHeld(context, 'api'), readHeld(context, 'postgres')]);
  const sources = [...new Set(held.flatMap(({ source }) => source ?? []))];
  const files = await Promise.all(sources.map((source) => readSecretFile(context, source)));
  const first: Secret = { called: 'The first password', value: context.parameters['first-password'] ?? '' };
  const values = new Set(files.flatMap((file) => (file === null || file.value === '' ? [] : [file.value])));
  const others = [...values].filter((value) => value !== first.value);
  const secrets = [
    first,
    ...others.map((value, at): Secret => ({ called: at === 0 ? 'The new password' : 'Another password', value })),
  ];
  return secrets.map((secret) => ({ secret, file: fileCell(secret, held, files) }));
}
