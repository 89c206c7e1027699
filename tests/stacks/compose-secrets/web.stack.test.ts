import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stack } from '../stack.ts';
import { look, NOWHERE } from './look.ts';
import { describeWebRows } from './web-rows.ts';
import { ADMIN, IMAGE, WebSystem } from './web-system.ts';

/** Rows 1 to 17, 20, 22 and 24 of the checklist: one container, as `docker compose up` makes it. */
let system: WebSystem;
let stack: Stack;

beforeAll(async () => {
  system = await WebSystem.start('sqlite');
  ({ stack } = system);
});
afterAll(() => stack[Symbol.asyncDispose]());

describeWebRows(() => system);

test.each([
  ['nothing', '', ['ADMIN_PASSWORD', 'ADMIN_MFA']],
  ['no number', '-e ADMIN_PASSWORD=x', ['ADMIN_MFA']],
  ['an empty password', '-e ADMIN_PASSWORD= -e ADMIN_MFA=1', ['ADMIN_PASSWORD']],
])('row 1: with %s the app ends with code 1 and names what it lacks', async (_, options, names) => {
  const { code, stderr } = await stack.run(`docker run --rm ${options} ${IMAGE}`);
  expect(code).toBe(1);
  expect(stderr.match(/^ADMIN_\w+(?= is not set)/gm)).toEqual(names);
});

test('the lab’s table says that variables are open to who may inspect, and that a number of four digits stands anywhere by chance', async () => {
  const { ADMIN_PASSWORD, ADMIN_MFA } = await look(stack);
  expect(ADMIN_PASSWORD).toEqual({ ...NOWHERE, Environment: 'open web', File: 'closed in no file that is given' });
  expect(ADMIN_MFA).toMatchObject({ Environment: 'unknown too short to look for' });
});

test('rows 2, 3 and 22: with a fixed key a session survives a new container, without one it does not; data stays in its volume; the port moves', async () => {
  const gus = system.visitor();
  await gus.register('gus');
  await gus.logIn('gus');
  await system.up('SECRET_KEY=fixed PORT=9090');
  await expect(stack.ask(8080, '/')).rejects.toThrow('ECONNREFUSED');
  const moved = system.visitor(9090);
  expect(await moved.logIn('gus')).toBe('Successfully logged in as gus');
  await system.up();
  expect(await gus.logIn('gus')).toBe('Successfully logged in as gus');
  await system.must('docker compose restart');
  await expect.poll(async () => (await gus.get('/history')).status, { timeout: 20_000 }).toBe(200);
  await system.up('');
  expect(await stack.must('docker logs spell-check-web-1 2>&1')).toContain('SECRET_KEY is not set');
  expect((await gus.get('/history')).headers.location).toBe('/');
}, 240_000);

test('row 20: a file beats the environment; the administrator’s password follows it', async () => {
  await stack.must(
    `cd web && docker compose down && printf 'of-the-file\\n' > /tmp/secret && docker run --detach --name filed --publish 8080:5000 --volume /tmp/secret:/run/secrets/ADMIN_PASSWORD:ro --volume spell-check_db_sqlite:/var/lib/web -e ADMIN_PASSWORD=of-env -e ADMIN_MFA=${ADMIN.number} ${IMAGE}`,
  );
  await expect.poll(async () => (await stack.run('curl -s localhost:8080/healthz')).code, { timeout: 20_000 }).toBe(0);
  expect(await system.visitor().logIn('admin', 'of-env', ADMIN.number)).toBe('Incorrect username or password');
  expect(await system.visitor().logIn('admin', 'of-the-file', ADMIN.number)).toBe('Successfully logged in as admin');
  await stack.must(': > /tmp/secret');
  const { code, stderr } = await stack.run(
    `docker run --rm --volume /tmp/secret:/run/secrets/ADMIN_PASSWORD:ro -e ADMIN_PASSWORD=of-env -e ADMIN_MFA=1 ${IMAGE}`,
  );
  expect([code, stderr.trim()]).toEqual([
    1,
    'ADMIN_PASSWORD: the file /run/secrets/ADMIN_PASSWORD is empty; write the value into it',
  ]);
}, 120_000);

test('the app is gone within a second of SIGTERM, runs as nobody of rank, and can write nowhere but to its volume', async () => {
  const { stdout } = await stack.run(
    `docker exec filed id -u; docker run --rm --read-only --entrypoint touch ${IMAGE} /srv/x; date +%s%3N; docker stop filed; date +%s%3N; docker inspect -f '{{.State.ExitCode}}' filed`,
  );
  const [uid, before, , after, code] = stdout.trim().split('\n');
  expect([uid, code]).toEqual(['1000', '0']);
  expect(Number(after) - Number(before)).toBeLessThan(5000);
});

test('row 24: the image holds no database, no secret, no tests, and its history no value', async () => {
  const files = await stack.must(
    `docker run --rm --entrypoint find ${IMAGE} /srv /var/lib/web /run/secrets -not -path '*/node_modules/*' 2> /dev/null || true`,
  );
  expect(files).not.toMatch(/\.db|secret.*_|\.env|\.test\.ts|\.git/);
  const history = await stack.must(`docker history --no-trunc ${IMAGE}`);
  expect(history).not.toMatch(/ADMIN_|SECRET_KEY/);
});
