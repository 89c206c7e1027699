import { mkdir } from 'node:fs/promises';
import { Socket } from 'node:net';
import { dirname } from 'node:path';
import { pino } from 'pino';
import { loadConfig } from './config.ts';
import { receiveDescriptors } from './terminal/host/descriptors.ts';
import { PtyHost } from './terminal/host/pty-host.ts';
import { linesSocket, ptyHostSocket } from './terminal/host/words.ts';

const CLOSE_WITHIN_MS = 5000;

/** The pty host’s process: keeps every shell and its scrollback while runners come and go. Told to end, it ends the shells. */
const config = loadConfig();
const log = pino({ level: config.log });
const socket = ptyHostSocket(config.data);
await mkdir(dirname(socket), { recursive: true });
const host = await PtyHost.open(socket, log);
const lines = await receiveDescriptors(linesSocket(socket), (fd, request) => {
  const line = new Socket({ fd });
  line.setNoDelay(true);
  line.unshift(request);
  host.take(line);
});
log.info({ socket }, 'the pty host listens');
// Every learner's shells are in this process: a fault met with one of them must not end the others.
for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(fault, (thrown: unknown) => log.error({ err: thrown, fault }, 'a fault of ours'));
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    lines[Symbol.dispose]();
    void host[Symbol.asyncDispose]().then(() => process.exit(0));
  });
}
