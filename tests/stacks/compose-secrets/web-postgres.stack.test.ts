import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWebRows } from './web-rows.ts';
import { IMAGE, SECRETS, WebSystem } from './web-system.ts';
import { textOf } from './web-visitor.ts';

/** The same rows with PostgreSQL in the place of SQLite, and what only a database that is another process can do. */
let system: WebSystem;

beforeAll(async () => {
  system = await WebSystem.start('postgres');
});
afterAll(() => system.stack[Symbol.asyncDispose]());

describeWebRows(() => system);

const health = async (): Promise<number> => (await system.stack.ask(8080, '/healthz')).status;
const processOfApp = (): Promise<string> =>
  system.must("docker inspect -f '{{.State.StartedAt}} {{.RestartCount}}' spell-check-web-1");

describe('rows 2 and 22: a session and a text', () => {
  const gus = () => system.visitor();
  let saved: ReturnType<typeof gus>;
  const texts = async (): Promise<string> => textOf((await saved.get('/history')).body, 'numqueries');

  beforeAll(async () => {
    saved = gus();
    await saved.register('gus');
    await saved.logIn('gus');
    await saved.post('/', '/spell_check', { inputtext: 'kept by PostgreSQL' });
  });

  test('outlive a restart of the app', async () => {
    await system.must('docker compose restart web');
    await expect.poll(health, { timeout: 20_000 }).toBe(200);
    expect(await texts()).toBe('1');
  });

  test('outlive a database that goes away, and the app that waited needs no restart', async () => {
    const before = await processOfApp();
    await system.must('docker compose stop postgres');
    expect(await health()).toBe(503);
    expect((await saved.get('/history')).status).toBe(500);
    await system.must('docker compose start postgres');
    await expect.poll(health, { timeout: 20_000 }).toBe(200);
    expect([await texts(), await processOfApp()]).toEqual(['1', before]);
  });

  test('outlive a database that hangs, which is 503 too and not a wait without end', async () => {
    await system.must('docker compose pause postgres');
    try {
      expect(await health()).toBe(503);
    } finally {
      await system.must('docker compose unpause postgres');
    }
    await expect.poll(health, { timeout: 20_000 }).toBe(200);
    expect(await texts()).toBe('1');
  });

  test('outlive every container', async () => {
    await system.must('docker compose down');
    await system.up();
    expect(await texts()).toBe('1');
  }, 120_000);
});

describe('a password of the database that cannot be right ends the app, and names itself', () => {
  const alone = `docker run --rm --network spell-check_default -e DATABASE=postgres://web@postgres:5432/web -e ADMIN_PASSWORD=x -e ADMIN_MFA=1`;
  test.each([
    ['none', '', 'DATABASE_PASSWORD is not set, and the database at postgres://web@postgres:5432/web asks'],
    ['a wrong one', '-e DATABASE_PASSWORD=guess', 'DATABASE_PASSWORD: the database at'],
    [
      'an empty file',
      '-v /dev/null:/run/secrets/DATABASE_PASSWORD:ro -e DATABASE_PASSWORD=guess',
      'DATABASE_PASSWORD: the file /run/secrets/DATABASE_PASSWORD is empty',
    ],
  ])('%s', async (_, options, sentence) => {
    const { code, stderr } = await system.run(`${alone} ${options} ${IMAGE}`);
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
    expect(stderr).not.toMatch(/^\s+at |guess/m);
  });

  test('a file that is not there is named before anything starts', async () => {
    await system.must('docker compose down && mv database_password.txt elsewhere');
    const { code, stderr } = await system.run(`${SECRETS} docker compose up --detach --wait`);
    await system.must('docker compose down && mv elsewhere database_password.txt');
    expect([code === 0, stderr]).toEqual([false, expect.stringContaining('database_password.txt')]);
  });
});

test('four replicas start at once on an empty database: one makes the administrator, none starts twice, and all know one session', async () => {
  await system.must('docker compose down --volumes');
  await system.up('SECRET_KEY=fixed PORT=8081-8084', '--scale web=4');
  expect(await system.must("docker compose logs web | grep -c 'administrator was made'")).toBe('1');
  expect(await system.must("docker inspect -f '{{.RestartCount}}' $(docker compose ps --quiet web)")).toBe(
    '0\n0\n0\n0',
  );
  const first = system.visitor(8081);
  await first.register('hal');
  expect(await first.logIn('hal')).toBe('Successfully logged in as hal');
  for (const port of [8082, 8083, 8084])
    expect((await first.copy(port).get('/')).body, `port ${port}`).toContain('You are logged in as hal');
}, 120_000);
