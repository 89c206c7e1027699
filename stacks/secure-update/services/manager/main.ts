import { z } from 'zod';
import { broker, port, readEnv } from '../bus/env.ts';
import { runService } from '../bus/service.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { followUpdates } from './follow.ts';
import { createHandle } from './handle.ts';
import { createServer } from './server.ts';
import { loadUpdates } from './updates.ts';

const env = readEnv({
  BROKER: broker,
  PORT: port(6000),
  TOKEN: z.string().min(1),
  UPDATER: z.url().default('http://app:5001'),
  FOLDER: z.string().default('/var/lib/manager'),
});

const updates = await loadUpdates(env.FOLDER);
const service = runService({ service: 'manager', broker: env.BROKER, handle: createHandle(updates) });
const server = createServer({ token: env.TOKEN, updates, send: service.send });
closeOnSignal(server, followUpdates(updates, env.UPDATER), service);
await server.listen({ host: '0.0.0.0', port: env.PORT });
