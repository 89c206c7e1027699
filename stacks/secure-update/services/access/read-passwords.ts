import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The password of each user, from its own file `bus_NAME`. Throws an Error that names every file that is missing or empty. */
export async function readPasswords(users: readonly string[], folder: string): Promise<Map<string, string>> {
  const passwords = new Map<string, string>();
  const missing: string[] = [];
  for (const user of users) {
    const file = join(folder, `bus_${user}`);
    const password = await readFile(file, 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
    if (password === '') missing.push(file);
    passwords.set(user, password);
  }
  if (missing.length > 0) throw new Error(`no password in ${missing.join(', ')}: run ./make-secrets`);
  return passwords;
}
