import { readConfig } from './config.ts';
import { Database } from './database.ts';
import { messageOf } from './message-of.ts';
import { createServer } from './server.ts';

/** The stop signal ends the process within a second, whatever the database is doing. */
const CLOSE_WITHIN_MS = 600;

const log = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

function refuse(faults: readonly string[]): never {
  for (const fault of faults) console.error(`api: ${fault}`);
  process.exit(1);
}

const config = readConfig(process.env);
if ('faults' in config) refuse(config.faults);

const { CONTAINER_NAME, DB_HOST, DB_PORT, DB_USER, DB_NAME, DB_PASSWORD_FILE, PORT } = config;
const database = await Database.open({
  host: DB_HOST,
  port: DB_PORT,
  user: DB_USER,
  database: DB_NAME,
  passwordFile: DB_PASSWORD_FILE,
  log,
}).catch((error: unknown) => refuse([messageOf(error)]));

const server = createServer({ containerName: CONTAINER_NAME, database, log });
await server.listen({ host: '0.0.0.0', port: PORT });
log(`listening on port ${PORT}, database ${DB_NAME} on ${DB_HOST}:${DB_PORT} as ${DB_USER}`);

async function close(signal: string): Promise<void> {
  log(`${signal}: closing`);
  setTimeout(() => process.exit(0), CLOSE_WITHIN_MS).unref();
  await server.close();
  await database[Symbol.asyncDispose]();
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void close(signal));
