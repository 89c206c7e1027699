import { readConfig } from './config.ts';
import { closeOnSignal } from './close-on-signal.ts';
import { prepareDatabase } from './database/prepare.ts';
import { log, messageOf } from './log.ts';
import { createServer } from './server.ts';
import { readWords } from './spell/words.ts';

const read = readConfig(process.env);
if ('faults' in read) end(...read.faults);
const { config } = read;
if (config.keyIsRandom) log('SECRET_KEY is not set: a random one is used, and every session ends with this process');

try {
  const words = readWords(config.words);
  const { database, outcome } = await prepareDatabase(config);
  if (outcome !== 'same') log(`the administrator was ${outcome}, as the secrets say`);
  const server = await createServer({ ...config, database, words });
  closeOnSignal({ [Symbol.asyncDispose]: () => server.close() }, database);
  log(`listening on ${await server.listen({ host: '0.0.0.0', port: config.port })}`);
} catch (error) {
  end(`the app cannot start: ${messageOf(error)}`);
}

/** What keeps the app from starting, on stderr. */
function end(...faults: string[]): never {
  for (const fault of faults) console.error(fault);
  process.exit(1);
}
