import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { InjectOptions } from 'fastify';
import { createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { Database } from './database.ts';
import { createServer } from './server.ts';

/** A database that is away: the port that it should be on is closed. With one that is there the stack is tested as a whole. */
let folder: string;
let database: Database;
let server: ReturnType<typeof createServer>;
const said: string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-'));
  const passwordFile = join(folder, 'db_password');
  await writeFile(passwordFile, 'not told to anybody\n');
  const log = (line: string) => said.push(line);
  const at = { host: '127.0.0.1', port: await closedPort(), user: 'api', database: 'records' };
  database = await Database.open({ ...at, passwordFile, log });
  server = createServer({ containerName: 'blue', database, log });
});
after(async () => {
  await server.close();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function closedPort(): Promise<number> {
  const taken: Server = createTcpServer().listen(0);
  const address = taken.address();
  await new Promise((resolve) => taken.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const ask = (
  method: NonNullable<InjectOptions['method']>,
  url: string,
  body: Pick<InjectOptions, 'headers' | 'payload'> = {},
) => server.inject({ ...body, method, url });

const messageIn = (body: string) => z.strictObject({ message: z.string() }).parse(JSON.parse(body)).message;

test('health is 503 with exactly two keys', async () => {
  const answer = await ask('GET', '/health');
  assert.equal(answer.statusCode, 503);
  assert.deepEqual(JSON.parse(answer.body), { container: 'blue', status: 'Unhealthy' });
});

test('the count is 503, as JSON and without a stack', async () => {
  const answer = await ask('GET', '/number_of_tables');
  assert.equal(answer.statusCode, 503);
  assert.deepEqual(JSON.parse(answer.body), { message: 'the database does not answer: try again in a moment' });
});

test('HEAD answers as GET does', async () => {
  assert.equal((await ask('HEAD', '/health')).statusCode, 503);
});

for (const url of ['/', '/healthz', '/health/', '/Health', '/number_of_tables/1', '/%00', '/..%2fhealth', '/%']) {
  test(`${url} is 404 or 400, as JSON`, async () => {
    const answer = await ask('GET', url);
    assert.ok([400, 404].includes(answer.statusCode), String(answer.statusCode));
    assert.match(messageIn(answer.body), /./);
  });
}

for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
  for (const url of ['/health', '/number_of_tables?schema=public']) {
    test(`${method} ${url} is 405, says what is allowed, and reads no body`, async () => {
      const headers = { 'content-type': 'application/x-nothing-known' };
      const answer = await ask(method, url, method === 'OPTIONS' ? {} : { headers, payload: 'x'.repeat(2_000_000) });
      assert.equal(answer.statusCode, 405);
      assert.equal(answer.headers['allow'], 'GET, HEAD');
      assert.match(messageIn(answer.body), /ask with GET$/);
    });
  }
}

test('the log says once how the database stands, and never the password', () => {
  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', /^database: connect ECONNREFUSED/);
  assert.ok(!said.join('\n').includes('not told'));
});
