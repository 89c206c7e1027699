import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const ROUNDS = 5;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replicas-'));
  writeFileSync(join(folder, 'words'), 'hello\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process of its own that prepares databases as the app does when it starts. */
async function startReplica() {
  const replica = spawn(process.execPath, [program('testing/replica.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(replica.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  expect(await next()).toBe('ready');
  return {
    prepare: (database: string) => {
      replica.stdin.write(`${database}\n`);
      return next();
    },
    end: () => replica.stdin.end(),
  };
}

test(`four replicas on a folder that is empty: one makes the administrator, none fails; ${ROUNDS} times out of ${ROUNDS}`, async () => {
  const replicas = await Promise.all([1, 2, 3, 4].map(startReplica));
  for (let round = 0; round < ROUNDS; round++) {
    const database = join(folder, `${round}.db`);
    const said = await Promise.all(replicas.map(({ prepare }) => prepare(database)));
    expect(said.toSorted(), `round ${round}`).toEqual(['made', 'same', 'same', 'same']);
  }
  for (const { end } of replicas) end();
}, 120_000);

/** Starts the app itself, ends it as soon as it listens, and gives its exit code and all that it said. */
async function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const app = spawn(process.execPath, [program('main.ts')], {
    env: { LISTEN_PORT: '0', WORDS: join(folder, 'words'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  app.stdout.on('data', (chunk: Buffer) => {
    if (chunk.includes('listening on')) app.kill('SIGTERM');
  });
  const [said, faults, [code]] = await Promise.all([
    text(app.stdout),
    text(app.stderr),
    once(app, 'exit') as Promise<[number | null]>,
  ]);
  return { code, said: said + faults };
}

test('the app starts, and ends at SIGTERM with code 0; without its secrets or its folder it says why and ends with code 1', async () => {
  const secrets = { ADMIN_PASSWORD: 'x', ADMIN_MFA: '1' };
  const [good, bare, homeless] = await Promise.all([
    start({ ...secrets, DATABASE: join(folder, 'app.db') }),
    start({}),
    start({ ...secrets, DATABASE: '/nowhere/app.db' }),
  ]);
  expect(good).toMatchObject({ code: 0, said: expect.stringContaining('SECRET_KEY is not set') as unknown });
  expect(bare).toMatchObject({ code: 1, said: expect.stringMatching(/^ADMIN_PASSWORD .*\nADMIN_MFA /) as unknown });
  expect(homeless).toMatchObject({
    code: 1,
    said: expect.stringContaining('the app cannot start: unable to open') as unknown,
  });
}, 30_000);
