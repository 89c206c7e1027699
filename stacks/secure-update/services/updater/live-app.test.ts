import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from './free-port.ts';
import { LiveApp } from './live-app.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-app-'));
});
afterEach(() => rm(folder, { recursive: true }));

const source = (version: string): string =>
  `import { createServer } from 'node:http';
   createServer((_, response) => response.end('${version}')).listen(Number(process.env.PORT));`;

function ask(port: number, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, agent, host: '127.0.0.1' }, (answer) => {
      text(answer).then(resolve, reject);
    }).once('error', reject);
  });
}

test('once an app has taken the place of another, a client that kept its connection open is answered by the new one', async () => {
  const file = join(folder, 'app.ts');
  const next = join(folder, 'next.ts');
  await writeFile(file, source('old'));
  await writeFile(next, source('new'));
  const port = await freePort();
  await using app = new LiveApp(file, port);
  await app.launch();
  const agent = new Agent({ keepAlive: true });
  expect(await ask(port, agent)).toBe('old');
  await app.switchTo(await app.tryOut(next));
  expect(await ask(port, agent)).toBe('new');
  agent.destroy();
});

test('a connection on which nothing was ever said does not hold up the change', async () => {
  const file = join(folder, 'app.ts');
  await writeFile(file, source('old'));
  const port = await freePort();
  await using app = new LiveApp(file, port);
  await app.launch();
  const silent = connect(port, '127.0.0.1');
  const closed = new Promise((resolve) => silent.once('close', resolve));
  await app.switchTo(await app.tryOut(file));
  silent.resume();
  await closed;
});
