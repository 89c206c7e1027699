import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';

/** What the far side does to a line: breaks it, or sends what no WebSocket may. */
const THEIRS = /^(?:WS_ERR_|ECONNRESET$|EPIPE$)/;

/** Ends a WebSocket that met a fault, and logs as a fault only what is ours. */
export function endFaultySocket(error: Error, socket: WebSocket, request: FastifyRequest): void {
  const code = 'code' in error ? String(error.code) : '';
  if (THEIRS.test(code)) request.log.info({ code, url: request.url }, 'a page broke its line');
  else request.log.error({ err: error, url: request.url }, 'a socket met a fault of ours');
  socket.terminate();
}
