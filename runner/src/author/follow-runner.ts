import { setTimeout as wait } from 'node:timers/promises';
import { Event } from '@stackyard/protocol/frame';
import { WebSocket } from 'ws';
import { openPage } from '../host/page.ts';

const AGAIN_MS = 1000;

type LabEvent = Extract<Event, { type: 'lab' }>;

export interface Hears {
  /** The lab was read anew, or has faults and is as it was. */
  lab(event: LabEvent): void;
  /** Connected. `follows`: whether this runner reads labs anew at all. */
  open(follows: boolean): void;
}

/** Listens to the events of the runner on this host, for ever: where the line breaks, it is laid again. */
export async function followRunner(port: number, hears: Hears): Promise<never> {
  for (;;) {
    await listen(port, hears).catch(() => undefined);
    await wait(AGAIN_MS);
  }
}

async function listen(port: number, hears: Hears): Promise<void> {
  const { address, cookie } = await openPage(port);
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/api/events`, {
    headers: { cookie, origin: address },
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.on('close', () => resolve());
  socket.on('error', () => resolve());
  socket.on('message', (data) => {
    const event = Event.safeParse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '{}'));
    if (event.data?.type === 'lab') hears.lab(event.data);
    if (event.data?.type === 'runner') hears.open(event.data.follows ?? false);
  });
  await promise;
}
