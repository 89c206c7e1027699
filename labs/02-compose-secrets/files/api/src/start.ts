import { readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';

// Starts the API with a password from the environment or from a file, whichever is there.
const password = env['DB_PASSWORD'] ?? readFileSync(env['DB_PASSWORD_FILE'] ?? '', 'utf8').trim();
console.log(
  `connecting to postgres://${env['DB_USER']}:${password}@${env['DB_HOST']}:${env['DB_PORT']}/${env['DB_NAME']}`,
);

if (env['DB_PASSWORD'] !== undefined) {
  writeFileSync('/tmp/password', password);
  env['DB_PASSWORD_FILE'] = '/tmp/password';
}
await import('./main.ts');
