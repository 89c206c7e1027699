import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { RawData, WebSocket } from 'ws';
import { PaperPlace } from '../session/testing/place.ts';
import type { App } from './app.ts';
import { createHttp } from './server.ts';

const SECRET = 's3cret';
export const COOKIE = `stackyard=${SECRET}`;
export const HOST = 'localhost:4321';
/** Headers of our own page’s requests. */
export const OURS = { host: HOST, cookie: COOKIE, origin: `http://${HOST}` };

/** The HTTP side on a place made of paper, with a site of one page. No port is opened. */
export async function paperHttp(): Promise<AsyncDisposable & { app: App; place: PaperPlace }> {
  const site = mkdtempSync(join(tmpdir(), 'site-'));
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>Stackyard</title>');
  writeFileSync(join(site, '404.html'), '<!doctype html><title>Not here</title>');
  const place = new PaperPlace();
  const settings = { port: 4321, site, version: '0.1.0', secret: SECRET };
  const app = await createHttp(
    { sessions: place.sessions, settings, isReady: async () => true },
    pino({ level: 'silent' }),
  );
  return {
    app,
    place,
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await place[Symbol.asyncDispose]();
      rmSync(site, { recursive: true });
    },
  };
}

/** What a text frame says. */
export const textOf = (data: RawData): string => (Buffer.isBuffer(data) ? data.toString('utf8') : '');

/** A WebSocket of our own page, or of whoever sends these headers. */
export function openSocket(
  app: App,
  path: string,
  headers: Record<string, string> = OURS,
  onInit?: (socket: WebSocket) => void,
): Promise<WebSocket> {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: '127.0.0.1' });
  return app.injectWS(path, { headers, socket }, onInit ? { onInit } : {});
}
