import type { WebSocket } from 'ws';

const PING_MS = 15_000;
const SILENCE_MS = 45_000;

/**
 * Pings a WebSocket at once and every 15 s, tells each round trip, and drops the connection after 45 s without any frame from the
 * far side: a laptop that sleeps says no goodbye.
 */
export function watchLife(socket: WebSocket, roundTrip: (milliseconds: number) => void): void {
  let heardAt = performance.now();
  let pingedAt = heardAt;
  const heard = (): void => {
    heardAt = performance.now();
  };
  const ping = (): void => {
    if (performance.now() - heardAt > SILENCE_MS) return socket.terminate();
    pingedAt = performance.now();
    socket.ping();
  };
  const timer = setInterval(ping, PING_MS);
  socket.on('message', heard);
  socket.on('ping', heard);
  socket.on('pong', () => {
    heard();
    roundTrip(performance.now() - pingedAt);
  });
  // What ws could not read has closed the connection already, with a code that says why.
  socket.on('error', heard);
  socket.on('close', () => clearInterval(timer));
  ping();
}
