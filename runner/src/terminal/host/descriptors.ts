import { closeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import type { EventEmitter } from 'node:events';

/** The words that come with a descriptor are the head of a request; Node’s own server refuses longer ones too. */
const WORDS_LIMIT_BYTES = 65_536;
const WITHIN_MS = 3000;

interface USocket extends Duplex {
  end(): this;
}
interface UServer extends EventEmitter {
  listen(path: string): void;
  close(): void;
}
interface USocketPackage {
  USocket: new (path: string) => USocket;
  UServer: new () => UServer;
}

let loaded: USocketPackage | undefined;
/** Loaded when it is needed: what only knows the types of this folder works where usocket is not built. */
function usocket(): USocketPackage {
  loaded ??= createRequire(import.meta.url)('usocket') as USocketPackage;
  return loaded;
}

/** Gives another process a copy of a descriptor, and words with it, over the Unix socket where it receives. The own copy stays open. */
export async function sendDescriptor(path: string, fd: number, words: Buffer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = new (usocket().USocket)(path);
  const late = setTimeout(() => reject(new Error(`nobody took a line at ${path} within ${WITHIN_MS} ms`)), WITHIN_MS);
  socket.on('error', reject);
  socket.once('connected', () => {
    socket.write({ data: words, fds: [fd] }, (error) => (error ? reject(error) : resolve()));
    socket.end();
    // Reads until the far side has ended it too; asked before it is connected, usocket ends the process.
    socket.resume();
  });
  try {
    await promise;
  } finally {
    clearTimeout(late);
    if (!socket.writableFinished) socket.destroy();
  }
}

/** Listens at a path and gives what is sent there; the descriptor belongs to who takes it. What comes otherwise is dropped. */
export async function receiveDescriptors(
  path: string,
  taken: (fd: number, words: Buffer) => void,
): Promise<Disposable> {
  await rm(path, { force: true });
  const server = new (usocket().UServer)();
  server.on('connection', (socket: USocket) => receive(socket, taken));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', resolve);
    server.listen(path);
  });
  return { [Symbol.dispose]: () => server.close() };
}

function receive(socket: USocket, taken: (fd: number, words: Buffer) => void): void {
  const fds: number[] = [];
  const words: Buffer[] = [];
  let length = 0;
  const drop = (): void => {
    clearTimeout(late);
    for (const fd of fds.splice(0)) closeSync(fd);
    socket.destroy();
  };
  const late = setTimeout(drop, WITHIN_MS);
  socket.on('fds', (more: number[]) => void fds.push(...more));
  socket.on('data', (chunk: Buffer) => {
    words.push(chunk);
    length += chunk.length;
    if (length > WORDS_LIMIT_BYTES) drop();
  });
  socket.on('error', drop);
  socket.on('end', () => {
    const fd = fds.shift();
    drop();
    if (fd !== undefined && length <= WORDS_LIMIT_BYTES) taken(fd, Buffer.concat(words));
  });
}
