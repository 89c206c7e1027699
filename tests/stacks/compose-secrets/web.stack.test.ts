import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../stack.ts';
import { Visitor, textOf } from './web-visitor.ts';

/** Rows 1 to 17, 20, 22 and 24 of the checklist: one container, as `docker compose up` makes it. */
let stack: Stack;

const SECRETS = 'ADMIN_PASSWORD=of-the-admin ADMIN_MFA=4711';
const IMAGE = 'stackyard/spell-check-web:1.0';
const up = (env: string): string => `cd web && ${env} docker compose up --detach --wait`;
const visitor = (): Visitor => new Visitor(stack);

beforeAll(async () => {
  stack = await startStack('compose-secrets', up(`${SECRETS} SECRET_KEY=fixed`));
});
afterAll(() => stack[Symbol.asyncDispose]());

test.each([
  ['nothing', '', ['ADMIN_PASSWORD', 'ADMIN_MFA']],
  ['no number', '-e ADMIN_PASSWORD=x', ['ADMIN_MFA']],
  ['an empty password', '-e ADMIN_PASSWORD= -e ADMIN_MFA=1', ['ADMIN_PASSWORD']],
])('row 1: with %s the app ends with code 1 and names what it lacks', async (_, options, names) => {
  const { code, stderr } = await stack.run(`docker run --rm ${options} ${IMAGE}`);
  expect(code).toBe(1);
  expect(stderr.match(/^ADMIN_\w+(?= is not set)/gm)).toEqual(names);
});

test('rows 4 and 5: registering, a name that is taken, and the three answers to a login', async () => {
  const ada = visitor();
  expect((await ada.register('ada')).headers.location).toBe('/');
  expect(textOf((await ada.get('/')).body, 'success')).toBe('Success: You registered as ada');
  const again = await ada.register('ada');
  expect([again.status, textOf(again.body, 'success')]).toEqual([200, 'Failure: Username ada is taken']);
  expect(await ada.logIn('ada', 'wrong')).toBe('Incorrect username or password');
  expect(await ada.logIn('nobody')).toBe('Incorrect username or password');
  expect(await ada.logIn('ada', 'pass', '1')).toBe('Two-factor authentication failure');
  expect(await ada.logIn('ada')).toBe('Successfully logged in as ada');
});

test.each([
  ['Hello foof world bar baz', 'Hello foof world bar baz', 'foof, baz'],
  ['Hello, wrold!', 'Hello, wrold!', 'wrold'],
  ['HELLO WorlD 123', 'HELLO WorlD 123', ''],
  ["it's don't foof123", 'it&#39;s don&#39;t foof123', 'foof'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;', 'script&gt;alert(1)&lt;/script'],
  ['$(whoami) `whoami` ; whoami', '$(whoami) `whoami` ; whoami', 'whoami, whoami, whoami'],
])('rows 6, 16 and 17: %s', async (text, shown, misspelled) => {
  const eve = visitor();
  await eve.register('eve');
  await eve.logIn('eve');
  const { status, body } = await eve.post('/', '/spell_check', { inputtext: text });
  expect(status).toBe(200);
  expect([textOf(body, 'textout'), textOf(body, 'misspelled')]).toEqual([shown, misspelled]);
});

test('rows 7 to 10: a history with its ids, closed to others, open to the administrator, who sees the logins too', async () => {
  const [bob, carl, admin] = [visitor(), visitor(), visitor()];
  for (const [who, name] of [
    [bob, 'bob'],
    [carl, 'carl'],
  ] as const) {
    await who.register(name);
    await who.logIn(name);
  }
  await bob.post('/', '/spell_check', { inputtext: 'of bob: foof' });
  const { body } = await bob.get('/history');
  expect(textOf(body, 'numqueries')).toBe('1');
  const id = /id="query(\d+)"/.exec(body)?.[1] ?? 'none';
  const { body: detail } = await bob.get(`/history/query${id}`);
  expect(['username', 'queryid', 'querytext', 'queryresults'].map((name) => textOf(detail, name))).toEqual([
    'bob',
    id,
    'of bob: foof',
    'foof',
  ]);
  const refused = await carl.get(`/history/query${id}`);
  expect([refused.status, refused.headers.location, refused.body]).toEqual([302, '/history', '']);
  expect((await carl.get('/login_history')).headers.location).toBe('/');
  expect(textOf((await carl.post('/', '/history', { userquery: 'bob' })).body, 'numqueries')).toBe('0');
  expect(await admin.logIn('admin', 'of-the-admin', '4711')).toBe('Successfully logged in as admin');
  expect((await admin.get('/history')).body).toContain(`id="query${id}"`);
  expect(textOf((await admin.post('/history', '/history', { userquery: 'bob' })).body, 'numqueries')).toBe('1');
  const { body: logins } = await admin.post('/login_history', '/login_history', { userid: 'bob' });
  expect(logins.match(/id="login[0-9a-f-]{36}_time"/g)).toHaveLength(1);
  expect(logins).toMatch(/id="logout[0-9a-f-]{36}_time">N\/A</);
});

test('row 11: a form without its token, or with that of somebody else, is refused', async () => {
  const dora = visitor();
  expect((await dora.send('/login', { uname: 'x', pword: 'x', '2fa': 'x' })).status).toBe(400);
  const token = /name="csrf_token" value="([^"]+)"/.exec((await visitor().get('/login')).body)?.[1] ?? '';
  await dora.get('/login');
  expect((await dora.send('/login', { csrf_token: token, uname: 'x', pword: 'x', '2fa': 'x' })).status).toBe(400);
});

test.each(['/', '/login', '/history', '/nowhere', '/history/queryx', '/healthz', '/%'])(
  'row 12: %s carries every header',
  async (path) => {
    expect((await stack.ask(8080, path)).headers).toMatchObject({
      'content-security-policy': "default-src 'self'",
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-xss-protection': '1; mode=block',
      'content-type': 'text/html; charset=UTF-8',
    });
  },
);

test('rows 13 to 15: the session’s cookie; a second login ends the first; a logout ends the session on the server', async () => {
  const [first, second] = [visitor(), visitor()];
  await first.register('fay');
  const { headers } = await first.post('/login', '/login', { uname: 'fay', pword: 'pass', '2fa': '555' });
  expect(headers['set-cookie']?.join('\n')).toMatch(
    /^session=[^;]+; Max-Age=900; Path=\/; HttpOnly; SameSite=Strict$/m,
  );
  await second.logIn('fay');
  expect((await first.get('/history')).headers.location).toBe('/');
  const saved = second.copy();
  await second.get('/logout');
  expect((await saved.get('/history')).headers.location).toBe('/');
});

test('rows 2, 3 and 22: with a fixed key a session survives a new container, without one it does not; data stays in its volume; the port moves', async () => {
  const gus = visitor();
  await gus.register('gus');
  await gus.logIn('gus');
  await stack.must(up(`${SECRETS} SECRET_KEY=fixed PORT=9090`), { timeoutMs: 60_000 });
  await expect(stack.ask(8080, '/')).rejects.toThrow('ECONNREFUSED');
  const moved = new Visitor(stack, 9090);
  expect(await moved.logIn('gus')).toBe('Successfully logged in as gus');
  await stack.must(up(`${SECRETS} SECRET_KEY=fixed`), { timeoutMs: 60_000 });
  expect(await gus.logIn('gus')).toBe('Successfully logged in as gus');
  await stack.must('cd web && docker compose restart', { timeoutMs: 30_000 });
  await expect.poll(async () => (await gus.get('/history')).status, { timeout: 20_000 }).toBe(200);
  await stack.must(up(SECRETS), { timeoutMs: 60_000 });
  expect(await stack.must('docker logs spell-check-web-1 2>&1')).toContain('SECRET_KEY is not set');
  expect((await gus.get('/history')).headers.location).toBe('/');
}, 240_000);

test('row 20: a file beats the environment; the administrator’s password follows it', async () => {
  await stack.must(
    `cd web && docker compose down && printf 'of-the-file\\n' > /tmp/secret && docker run --detach --name filed --publish 8080:5000 --volume /tmp/secret:/run/secrets/ADMIN_PASSWORD:ro --volume spell-check_db_sqlite:/var/lib/web -e ADMIN_PASSWORD=of-env -e ADMIN_MFA=4711 ${IMAGE}`,
  );
  await expect.poll(async () => (await stack.run('curl -s localhost:8080/healthz')).code, { timeout: 20_000 }).toBe(0);
  expect(await visitor().logIn('admin', 'of-env', '4711')).toBe('Incorrect username or password');
  expect(await visitor().logIn('admin', 'of-the-file', '4711')).toBe('Successfully logged in as admin');
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
