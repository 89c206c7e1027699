import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeZip } from '../zip/write-zip.ts';
import { AppProcess } from './app-process.ts';
import { apply, launch } from './apply.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** An app of version 1 that runs in a folder of its own. */
async function appForTest() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const source = (version: number) =>
    `import { createServer } from 'node:http';
     createServer((_request, response) => response.end('version ${version}')).listen(${port}, '127.0.0.1');`;
  const folder = await mkdtemp(join(tmpdir(), 'app-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'app.ts'), source(1));
  const app = new AppProcess(join(folder, 'app.ts'), url);
  onTestFinished(async () => {
    await app[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  await launch(folder, app);
  const served = async () => (await fetch(url)).text();
  const update = (content: string, name = 'app.ts') => apply(writeZip(name, Buffer.from(content)), folder, app);
  return { folder, source, served, update };
}

test('an update replaces the app, and leaves nothing else behind', async () => {
  const { folder, source, served, update } = await appForTest();
  expect(await served()).toBe('version 1');
  await update(source(2));
  expect(await served()).toBe('version 2');
  expect((await readdir(folder)).toSorted()).toEqual(['app.ts', 'package.json']);
});

test('an update that does not start is taken back, and its error told', async () => {
  const { folder, source, served, update } = await appForTest();
  await expect(update('const = 1;')).rejects.toThrow(/taken back: the app ended at once: .*SyntaxError/);
  expect(await served()).toBe('version 1');
  expect(await readFile(join(folder, 'app.ts'), 'utf8')).toBe(source(1));
});

test('an archive with another entry changes nothing', async () => {
  const { served, update } = await appForTest();
  await expect(update('x', '../app.ts')).rejects.toThrow(/instead of app.ts/);
  expect(await served()).toBe('version 1');
});
