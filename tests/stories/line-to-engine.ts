import type { FullConfig } from '@playwright/test';
import { connect, createServer, type Server } from 'node:net';

/**
 * A browser drops what it is loading whenever a network comes or goes around it, as the engine’s do with every machine. So
 * stories have a network of their own, and this line leads from their own localhost to the runner’s port in the engine.
 */
export default async function lineToEngine({ metadata }: FullConfig): Promise<() => void> {
  const { engine, port } = metadata as { engine?: string; port: number };
  if (!engine) return () => undefined;
  const servers = await Promise.all(['127.0.0.1', '::1'].map((host) => listen(host, port, engine)));
  return () => servers.forEach((server) => server?.close());
}

/** Undefined where the host has no such address. */
function listen(host: string, port: number, engine: string): Promise<Server | undefined> {
  const server = createServer((near) => {
    const far = connect(port, engine);
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, host, () => resolve(server));
  });
}
