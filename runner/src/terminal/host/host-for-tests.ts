import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PtyHostLine } from './pty-host-line.ts';
import { PtyHost } from './pty-host.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A pty host of a test's own, on a socket in a folder of its own. */
export interface TestHost extends AsyncDisposable {
  socket: string;
  /** A runner's line to it; dispose of it before the host. */
  line(): PtyHostLine;
  /** Ends it, with every shell, and starts another on the same socket. */
  restart(): Promise<void>;
}

export async function testHost(): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'ptys-'));
  const socket = join(folder, 'ptys.sock');
  let host = await PtyHost.open(socket, quiet);
  return {
    socket,
    line: () => new PtyHostLine(socket, quiet),
    restart: async () => {
      await host[Symbol.asyncDispose]();
      host = await PtyHost.open(socket, quiet);
    },
    [Symbol.asyncDispose]: async () => {
      await host[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}
