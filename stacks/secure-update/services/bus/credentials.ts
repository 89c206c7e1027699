import { SASLMechanisms } from '@platformatic/kafka';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readEnv } from './env.ts';

/** Who a service is on the bus. Without BUS_USER the bus is open: it asks nobody. */
const env = readEnv({
  BUS_USER: z.string().min(1).optional(),
  BUS_PASSWORD_FILE: z.string().min(1).default('/run/secrets/bus_password'),
});

export const busUser = env.BUS_USER;

/** What a Kafka client needs to know of the bus. The password is read anew for each, so that a new one is taken up. */
export async function clientOptions(clientId: string, broker: string) {
  const open = { clientId, bootstrapBrokers: [broker], retries: 2, retryDelay: 200 };
  if (busUser === undefined) return open;
  const sasl = { mechanism: SASLMechanisms.SCRAM_SHA_256, username: busUser, password: await readPassword() };
  return { ...open, sasl };
}

export type ClientOptions = Awaited<ReturnType<typeof clientOptions>>;

async function readPassword(): Promise<string> {
  const file = env.BUS_PASSWORD_FILE;
  try {
    const password = (await readFile(file, 'utf8')).trim();
    if (password !== '') return password;
  } catch (error) {
    throw new Error(`no password for the bus in ${file}`, { cause: error });
  }
  throw new Error(`no password for the bus in ${file}: the file is empty`);
}
