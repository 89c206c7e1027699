import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { LOCAL_SHELL, localText, startLocal } from './local.ts';
import type { Joined, Subject } from './subject.ts';

const HOME = '/opt/wetty/node_modules/wetty';
/** A server sees the end of a connection within this, and ends its shell. */
const LEFT_MS = 100;
/** What wetty’s page confirms at a time (its client’s FlowControlClient). */
const COMMIT_BYTES = 131_072;

interface Down {
  login: () => void;
  data: (text: string) => void;
}
interface Up {
  resize: (size: { cols: number; rows: number }) => void;
  input: (text: string) => void;
  commit: (bytes: number) => void;
}

/** wetty with a shell of this container. */
export async function startWetty(): Promise<Subject & { port: number }> {
  const shell = ['--log-level', 'error', '--command', LOCAL_SHELL.join(' ')];
  const server = await startLocal((port) => {
    return ['node', `${HOME}/build/main.js`, '--host', '127.0.0.1', '--port', String(port), '--base', '/', ...shell];
  });
  const { version } = JSON.parse(await readFile(`${HOME}/package.json`, 'utf8')) as { version: string };
  return {
    name: 'wetty, local shell',
    version: `wetty ${version}`,
    port: server.port,
    join: (taken) => joinWetty(server.port, taken),
    servers: () => Promise.resolve([server.pid]),
    text: localText,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** By WebSocket at once, which is kind: wetty’s page begins with HTTP requests. */
async function joinWetty(port: number, taken: (bytes: Buffer) => void): Promise<Joined> {
  const socket: Socket<Down, Up> = io(`http://127.0.0.1:${port}`, {
    path: '/socket.io',
    transports: ['websocket'],
    reconnection: false,
  });
  let open = 0;
  socket.on('data', (text) => {
    taken(Buffer.from(text));
    open += text.length;
    // its page confirms once a message, however long; on a busy machine wetty would then wait for ever
    for (; open >= COMMIT_BYTES; open -= COMMIT_BYTES) socket.emit('commit', COMMIT_BYTES);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('login', resolve);
  });
  socket.emit('resize', { cols: 100, rows: 30 });
  return {
    type: (text) => void socket.emit('input', text),
    stall: () => lineOf(socket).pause(),
    goOn: () => lineOf(socket).resume(),
    leave: async () => {
      socket.disconnect();
      await delay(LEFT_MS);
    },
  };
}

/** The WebSocket beneath, which Node’s client of socket.io has from ws. */
function lineOf(socket: Socket<Down, Up>): { pause(): void; resume(): void } {
  const transport: unknown = socket.io.engine.transport;
  return (transport as { ws: { pause(): void; resume(): void } }).ws;
}
