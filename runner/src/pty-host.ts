import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pino } from 'pino';
import { loadConfig } from './config.ts';
import { PtyHost } from './terminal/host/pty-host.ts';
import { ptyHostSocket } from './terminal/host/words.ts';

const CLOSE_WITHIN_MS = 5000;

/** The pty host’s process: keeps every shell and its scrollback while runners come and go. Told to end, it ends the shells. */
const config = loadConfig();
const log = pino({ level: config.log });
const socket = ptyHostSocket(config.data);
await mkdir(dirname(socket), { recursive: true });
const host = await PtyHost.open(socket, log);
log.info({ socket }, 'the pty host listens');
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    void host[Symbol.asyncDispose]().then(() => process.exit(0));
  });
}
