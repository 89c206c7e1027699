import { z } from 'zod';
import { port, readEnv } from '../bus/env.ts';
import { keepAlive } from '../bus/alive.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { readKeys, signatures } from '../seal/keys.ts';
import { createServer } from './server.ts';

const env = readEnv({
  PORT: port(6001),
  FOLDER: z.string().default('/file_server/data'),
  SIGNATURES: signatures,
});

const key = env.SIGNATURES === 'required' ? readKeys('vendor.key')['vendor.key'] : undefined;
const server = createServer(env.FOLDER, key);
closeOnSignal(server);
await server.listen({ host: '0.0.0.0', port: env.PORT });
keepAlive(() => server.server.listening);
console.log(`file server listens on port ${env.PORT}`);
