import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { port, readEnv } from '../bus/env.ts';
import { log, messageOf } from '../bus/log.ts';
import { toText } from '../yaml/fault.ts';
import { apply } from './apply.ts';
import { readAccess } from './read-access.ts';
import { readPasswords } from './read-passwords.ts';

/** Asks the broker itself: who is in its container needs no password. */
const BROKER = 'localhost';
const PATIENCE_MS = 60_000;

const env = readEnv({
  BROKER_PORT: port(9094),
  FILE: z.string().default('/etc/secure-update/access.yaml'),
  SECRETS: z.string().default('/run/secrets'),
});

/** Ends with code 1 and a sentence for each thing that is wrong. Nothing has been changed then. */
function giveUp(faults: string[]): never {
  for (const fault of faults) console.error(fault);
  process.exit(1);
}

const text = await readFile(env.FILE, 'utf8').catch((error: unknown) => giveUp([messageOf(error)]));
const read = readAccess(text);
if (!read.ok) giveUp(read.faults.map((fault) => toText('access.yaml', fault)));
const passwords = await readPasswords(Object.keys(read.access), env.SECRETS).catch((error: unknown) =>
  giveUp([messageOf(error)]),
);

for (const until = Date.now() + PATIENCE_MS; ;) {
  try {
    const { added, removed } = await apply(read.access, passwords, BROKER, env.BROKER_PORT);
    log(`access.yaml is in force: ${passwords.size} users, ${added} rules new, ${removed} gone`);
    break;
  } catch (error) {
    if (Date.now() > until) giveUp([`no broker at ${BROKER}:${env.BROKER_PORT}: ${messageOf(error)}`]);
    await delay(200);
  }
}
