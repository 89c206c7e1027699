import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Event } from '../bus/event.ts';
import { seal } from '../seal/seal.ts';
import { writeZip } from '../zip/write-zip.ts';
import { apply, recover } from './apply.ts';
import { freePort } from './free-port.ts';
import { createHandle } from './handle.ts';
import { LiveApp } from './live-app.ts';
import { Results } from './results.ts';

const source = (version: string) =>
  `import { createServer } from 'node:http';
   const VERSION = '${version}';
   createServer((_request, response) => response.end(\`version \${VERSION}\`)).listen(Number(process.env.PORT));`;

/** An updater with an app of version 1.0 that runs in a folder of its own. */
async function updaterForTest() {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'app-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'app.ts'), source('1.0'));
  const app = new LiveApp(join(folder, 'app.ts'), port);
  onTestFinished(async () => {
    await app[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  await app.launch();
  const results = new Results(folder);
  const handle = createHandle((event) => apply(event, { folder, app, results }), results);
  const served = async () => (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text();
  const update = async (content: string, { name = 'app.ts', ...fields }: Partial<Event> & { name?: string } = {}) => {
    const zip = writeZip(name, Buffer.from(content)).toString('base64');
    const id = fields.id ?? randomUUID();
    await handle({
      ...fields,
      id,
      operation: 'blob_content',
      source: 'storage',
      deliver_to: 'updater',
      blob: seal(zip),
    });
    return results.get(id);
  };
  return { folder, results, served, update };
}

test('an update replaces the app, and leaves nothing else behind', async () => {
  const { folder, served, update } = await updaterForTest();
  expect(await served()).toBe('version 1.0');
  expect(await update(source('1.1'))).toMatchObject({ state: 'done', version: '1.1' });
  expect(await served()).toBe('version 1.1');
  expect((await readdir(folder)).toSorted()).toEqual(['app.ts', 'package.json', 'results.json']);
});

test('nobody finds the door shut while an update is applied, or refused', async () => {
  const { served, update } = await updaterForTest();
  const answers = new Set<string>();
  let ended = false;
  const ask = async () => {
    while (!ended) answers.add(await served());
  };
  const asking = Promise.all([ask(), ask(), ask()]);
  await update('const = 1;');
  await update(source('1.1'));
  ended = true;
  await asking;
  expect([...answers].toSorted()).toEqual(['version 1.0', 'version 1.1']);
});

test.each([
  ['has a syntax error', 'const = 1;', /the app ended at once: .*SyntaxError/],
  ['throws', 'throw new Error("boom");', /the app ended at once: .*boom/],
  ['ends', '', /ended at once: it said nothing/],
  ['answers with an error', source('1.1').replace('response.end', 'response.writeHead(500).end'), /did not answer/],
  [
    'answers once and dies',
    source('1.1').replace('response.end(', '(setTimeout(process.exit, 40), response).end('),
    /ended/,
  ],
])('an update that %s is taken back, and the old app never stopped', async (_case, content, reason) => {
  const { folder, served, update } = await updaterForTest();
  const result = await update(content, { version: '1.1' });
  expect(result?.state).toBe('failed');
  expect(result?.reason).toMatch(/^the new app was taken back: /);
  expect(result?.reason).toMatch(reason);
  expect(await served()).toBe('version 1.0');
  expect(await readFile(join(folder, 'app.ts'), 'utf8')).toBe(source('1.0'));
  expect(await readdir(folder)).not.toContain('next.app.ts');
});

test('an archive with another entry is refused', async () => {
  const { served, update } = await updaterForTest();
  const result = await update('x', { name: '../app.ts' });
  expect(result).toMatchObject({ state: 'refused', reason: expect.stringMatching(/instead of app.ts/) as string });
  expect(await served()).toBe('version 1.0');
});

test('an older version is refused, unless the policy allows it', async () => {
  const { served, update } = await updaterForTest();
  await update(source('1.0.10'));
  expect(await update(source('1.0.9'))).toMatchObject({
    state: 'refused',
    reason: 'version 1.0.9 is older than 1.0.10, which is installed',
  });
  expect(await served()).toBe('version 1.0.10');
  expect(await update(source('1.0.9'), { older_versions: 'allow' })).toMatchObject({ state: 'done' });
  expect(await served()).toBe('version 1.0.9');
});

describe('exactly once', () => {
  test('an update that comes twice is installed once, even by another run of the updater', async () => {
    const { folder, served, update } = await updaterForTest();
    const id = randomUUID();
    await update(source('1.1'), { id });
    await update(source('1.2'));
    await update(source('1.1'), { id, older_versions: 'allow' });
    expect(await served()).toBe('version 1.2');
    expect(new Results(folder).get(id)).toMatchObject({ state: 'done', version: '1.1' });
  });

  test('died before the app was in its place: forgotten, to be done anew', async () => {
    const { folder, results } = await updaterForTest();
    const id = randomUUID();
    await results.set(id, { state: 'applying', version: '1.1', sha256: 'ab'.repeat(32) });
    const again = new Results(folder);
    await recover(folder, again);
    expect(again.get(id)).toBeUndefined();
  });

  test('died after the app was in its place: done', async () => {
    const { folder, results, update } = await updaterForTest();
    const id = randomUUID();
    await update(source('1.1'), { id });
    await results.set(id, { ...results.get(id), state: 'applying' });
    const again = new Results(folder);
    await recover(folder, again);
    expect(again.get(id)).toMatchObject({ state: 'done', version: '1.1' });
  });
});
