import type { Config } from '../config.ts';
import { syncAdmin } from '../people/admin.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open.ts';
import { createTables } from './schema.ts';

/** Opens the database with its tables and its administrator, one replica at a time; says what became of the administrator. */
export async function prepareDatabase({
  database: place,
  admin,
}: Pick<Config, 'database' | 'admin'>): Promise<{ database: Database; outcome: 'made' | 'changed' | 'same' }> {
  const { database, alone, serial } = await openDatabase(place);
  let outcome: 'made' | 'changed' | 'same' = 'same';
  await alone(async (ask) => {
    await createTables(ask, serial);
    outcome = await syncAdmin(ask, admin);
  });
  return { database, outcome };
}
