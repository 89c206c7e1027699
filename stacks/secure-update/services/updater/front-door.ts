import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

const NOT_THERE = 'the app is not there; try again in a second\n';
const UNAVAILABLE = [
  'HTTP/1.1 503 Service Unavailable',
  'content-type: text/plain',
  'connection: close',
  `content-length: ${NOT_THERE.length}`,
  '',
  NOT_THERE,
].join('\r\n');

/** An answer that paused this long is taken to have ended. */
const QUIET_MS = 40;

interface Connection {
  /** the port that it leads to */
  target: number;
  /** when the app said something last; undefined while the client waits for an answer */
  answeredAt: number | undefined;
}

/**
 * The port that the world knows. It leads each connection to the app behind it, so that one app can take the place of
 * another between two connections, and nobody finds the door shut.
 */
export class FrontDoor implements AsyncDisposable {
  readonly #server = createServer({ allowHalfOpen: true }, (client) => this.#lead(client));
  readonly #open = new Map<Socket, Connection>();
  #target: number | undefined;

  constructor(port: number) {
    this.#server.listen(port);
  }

  /** From now on new connections go to this port of the machine itself. */
  leadTo(port: number | undefined): void {
    this.#target = port;
  }

  /** How many connections are still with a port. */
  connectionsTo(port: number): number {
    return [...this.#open.values()].filter(({ target }) => target === port).length;
  }

  /** Closes the connections to a port that a client keeps for its next question: that one is for another app. */
  closeIdle(port: number): void {
    const now = Date.now();
    for (const [client, { target, answeredAt }] of this.#open) {
      if (target === port && answeredAt !== undefined && now - answeredAt >= QUIET_MS) client.destroySoon();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    for (const client of this.#open.keys()) client.destroy();
  }

  #lead(client: Socket): void {
    client.on('error', () => client.destroy());
    const target = this.#target;
    if (target === undefined) return void client.end(UNAVAILABLE);
    const connection: Connection = { target, answeredAt: Date.now() };
    this.#open.set(client, connection);
    client.once('close', () => this.#open.delete(client));

    const app = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    app.on('error', () => (app.bytesWritten === 0 ? client.end(UNAVAILABLE) : client.destroy()));
    app.once('connect', () => {
      // not earlier: who listens makes data flow, and there must be somewhere for it to go
      client.on('data', () => (connection.answeredAt = undefined));
      app.on('data', () => (connection.answeredAt = Date.now()));
      client.pipe(app).pipe(client);
      app.once('close', () => client.destroySoon());
      client.once('close', () => app.destroy());
    });
  }
}
