import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { sendDescriptor } from '../terminal/host/descriptors.ts';

/** What Node’s sockets have and do not declare: the descriptor, and an end to reading from it. */
interface Handle {
  fd: number;
  readStop(): void;
}

/**
 * Hands a WebSocket’s line, before the upgrade, to the process that listens for lines at a Unix socket: the connection itself, and the
 * request with another path. From then on no byte of it passes through here, and it outlives this process. Rejects where nobody takes it.
 */
export async function handOver(
  request: IncomingMessage,
  line: Socket,
  target: { socket: string; path: string },
): Promise<void> {
  const handle = handleOf(line);
  try {
    handle.readStop();
    const early: unknown = line.read();
    const words = [Buffer.from(headOf(request, target.path), 'latin1'), ...(Buffer.isBuffer(early) ? [early] : [])];
    await sendDescriptor(target.socket, handle.fd, Buffer.concat(words));
  } finally {
    // Closes this process’s copy; the connection ends with the last one.
    line.destroy();
  }
}

function handleOf(line: Socket): Handle {
  const handle: unknown = '_handle' in line ? line._handle : null;
  if (
    typeof handle === 'object' &&
    handle !== null &&
    'fd' in handle &&
    typeof handle.fd === 'number' &&
    handle.fd >= 0 &&
    'readStop' in handle
  )
    return handle as Handle;
  throw new Error('this line has no descriptor of its own to hand over');
}

function headOf(request: IncomingMessage, path: string): string {
  const { rawHeaders } = request;
  const lines = [`GET ${path} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    // The seat's cookie is the runner's affair.
    if (name.toLowerCase() !== 'cookie') lines.push(`${name}: ${rawHeaders[at + 1] ?? ''}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
