import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

/** As much as a Unix socket holds at once: a flood costs the relay few reads. */
const READ_BYTES = 262_144;
/** A line that is closed while the far side still sends would lose the words that say why: so long it is heard out. */
const LAST_WORDS_MS = 5000;

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
    if (server.writable && !server.write(bytes)) line.pause();
  });
  server.on('drain', () => line.resume());
  line.on('end', () => server.end());
  line.on('close', () => server.destroy());
  server.on('close', () => {
    line.end();
    line.resume();
    const late = setTimeout(() => line.destroy(), LAST_WORDS_MS);
    line.once('close', () => clearTimeout(late));
  });
  // What breaks either side also closes it.
  for (const side of [line, server]) side.on('error', () => undefined);
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
