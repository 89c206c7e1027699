import { z } from 'zod';
import { broker, port, readEnv } from '../bus/env.ts';
import type { Draft, Event } from '../bus/event.ts';
import { runService } from '../bus/service.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { followUpdates } from './follow.ts';
import { createServer } from './server.ts';
import type { Updates } from './updates.ts';
import { loadUpdates } from './updates.ts';

/** Runs a manager: its door, its place on the bus, and what it does with an event. */
export async function runManager(
  createHandle: (updates: Updates) => (event: Event) => Promise<Draft[]>,
): Promise<void> {
  const env = readEnv({
    BROKER: broker,
    PORT: port(6000),
    TOKEN: z.string().min(1),
    UPDATER: z.url().default('http://app:5001'),
    SECURITY_LOG: z.url().default('http://security_log:6002'),
    FOLDER: z.string().default('/var/lib/manager'),
  });

  const updates = await loadUpdates(env.FOLDER);
  const service = runService({ service: 'manager', broker: env.BROKER, handle: createHandle(updates) });
  const server = createServer({ token: env.TOKEN, updates, send: service.send });
  const sources = { updater: env.UPDATER, securityLog: env.SECURITY_LOG };
  closeOnSignal(server, followUpdates(updates, sources), service);
  await server.listen({ host: '0.0.0.0', port: env.PORT });
}
