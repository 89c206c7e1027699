// npm run lock: adds to package-lock.json the optional packages of other platforms that npm left
// out because its registry had them not. Without them `npm ci` refuses the lockfile wherever it looks for them again.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingOptionals, platformOf, readLock } from './lockfile.ts';

const file = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'package-lock.json');
const lock = readLock(file);
const missing = missingOptionals(lock.packages);
for (const { path, name, version } of missing)
  lock.packages[path] = Object.assign({ version }, platformOf(name), { optional: true });
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} packages added to package-lock.json`);
