import type { FastifyInstance } from 'fastify';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from './database/database.ts';
import { createTables } from './database/schema.ts';
import { openSqlite } from './database/sqlite.ts';
import { syncAdmin } from './people/admin.ts';
import { createServer } from './server.ts';
import { Browser } from './testing/browser.ts';

let app: FastifyInstance;
let database: Database;
let browser: Browser;

const ADMIN = { password: 'of the admin', number: '1' };
const WORDS = new Set(['hello', 'world', 'bar']);

beforeEach(async () => {
  const opened = await openSqlite(':memory:');
  ({ database } = opened);
  await createTables(database.ask, opened.serial);
  await syncAdmin(database.ask, ADMIN);
  app = await createServer({ database, words: WORDS, secretKey: 'key', behind: 'nothing' });
  browser = new Browser(app);
});
afterEach(async () => {
  await app.close();
  await database[Symbol.asyncDispose]();
});

const ada = { uname: 'ada', pword: 'secret', '2fa': '555' };

async function ready(who = browser, person = ada): Promise<Browser> {
  await who.post('/register', '/register', person);
  await who.post('/login', '/login', person);
  return who;
}

describe('registering', () => {
  test('leads home and says so; a name that is taken does not, and the password is not in the page', async () => {
    const first = await browser.post('/register', '/register', ada);
    expect(first).toMatchObject({ statusCode: 302, headers: { location: '/' } });
    expect((await browser.get('/')).body).toContain('<li id="success">Success: You registered as ada</li>');
    expect((await browser.get('/')).body).not.toContain('id="success"');
    const again = await browser.post('/register', '/register', ada);
    expect(again.statusCode).toBe(200);
    expect(again.body).toContain('<li id="success">Failure: Username ada is taken</li>');
    expect(again.body).not.toContain('secret');
  });

  test('needs every field, filled and no longer than it may be', async () => {
    for (const wrong of [{ uname: 'ada' }, { ...ada, pword: '' }, { ...ada, uname: 'a'.repeat(51) }])
      expect((await browser.post('/register', '/register', wrong)).statusCode).toBe(400);
  });
});

describe('logging in', () => {
  beforeEach(() => browser.post('/register', '/register', ada));
  const said = async (person: object, page = '/login') => {
    const { headers } = await browser.post('/login', '/login', person);
    const { body } = await browser.get(page);
    return [headers.location, /<li id="result">(.*?)<\/li>/.exec(body)?.[1]];
  };

  test('has its three answers', async () => {
    expect(await said({ ...ada, pword: 'x' })).toEqual(['/login', 'Incorrect username or password']);
    expect(await said({ ...ada, uname: 'bob' })).toEqual(['/login', 'Incorrect username or password']);
    expect(await said({ ...ada, '2fa': '1' })).toEqual(['/login', 'Two-factor authentication failure']);
    expect(await said(ada, '/')).toEqual(['/', 'Successfully logged in as ada']);
  });

  test('a session is a cookie for 900 s that no script reads and no other site sends', async () => {
    const { headers } = await browser.post('/login', '/login', ada);
    expect(String(headers['set-cookie'])).toMatch(/session=[^;]+; Max-Age=900; Path=\/; HttpOnly; SameSite=Strict/);
  });

  test('the second login ends the first, a logout ends the session on the server, and both are stamped', async () => {
    await browser.post('/login', '/login', ada);
    const second = new Browser(app);
    await second.post('/login', '/login', ada);
    expect((await browser.get('/history')).headers.location).toBe('/');
    const kept = second.copy();
    await second.get('/logout');
    expect((await kept.get('/history')).headers.location).toBe('/');
    const admin = new Browser(app);
    await admin.post('/login', '/login', { uname: 'admin', pword: ADMIN.password, '2fa': ADMIN.number });
    const { body } = await admin.post('/login_history', '/login_history', { userid: 'ada' });
    expect(body.match(/id="logout[0-9a-f-]{36}_time">20\d\d-/g)).toHaveLength(2);
  });

  test('too many wrong passwords are refused in words of their own, for this name alone', async () => {
    const wrong = { ...ada, pword: 'x' };
    await Promise.all(Array.from({ length: 10 }, () => browser.post('/login', '/login', wrong)));
    const refused = await browser.post('/login', '/login', ada);
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused.body).toMatch(/Too many failed attempts to log in as ada\. Try again in 5 minutes\./);
    expect(await said({ uname: 'admin', pword: ADMIN.password, '2fa': ADMIN.number }, '/')).toEqual([
      '/',
      'Successfully logged in as admin',
    ]);
  }, 20_000);

  test('an authenticator app, once confirmed, is asked for its code, and each code works once', async () => {
    await browser.post('/login', '/login', ada);
    const { body } = await browser.get('/two_factor');
    const secret = /<code>([A-Z2-7]+)<\/code>/.exec(body)?.[1] ?? '';
    const totp = new TOTP({ secret });
    const before = totp.generate({ timestamp: Date.now() - 30_000 });
    expect((await browser.post('/two_factor', '/two_factor', { action: 'on', code: '000000' })).statusCode).toBe(400);
    await browser.post('/two_factor', '/two_factor', { action: 'on', code: before });
    await browser.get('/logout');
    expect(await said(ada)).toEqual(['/login', 'Two-factor authentication failure']);
    expect(await said({ ...ada, totp: before })).toEqual(['/login', 'Two-factor authentication failure']);
    expect(await said({ ...ada, totp: totp.generate() }, '/')).toEqual(['/', 'Successfully logged in as ada']);
  });
});

describe('checking a text', () => {
  test('shows the text and what the list does not know, escaped, and keeps both', async () => {
    await ready();
    const { body } = await browser.post('/', '/spell_check', { inputtext: 'Hello foof world bar baz' });
    expect(body).toContain('<p id="textout">Hello foof world bar baz</p>');
    expect(body).toContain('<p id="misspelled">foof, baz</p>');
    const script = await browser.post('/', '/spell_check', { inputtext: '<script>alert(1)</script>' });
    expect(script.body).toContain('<p id="textout">&lt;script&gt;alert(1)&lt;/script&gt;</p>');
    const { body: listed } = await browser.get('/history');
    expect(listed).toContain('<span id="numqueries">2</span>');
    const { body: detail } = await browser.get('/history/query1');
    for (const [id, text] of Object.entries({ username: 'ada', queryid: '1', querytext: 'Hello foof world bar baz' }))
      expect(detail).toContain(`id="${id}">${text}<`);
    expect(detail).toContain('id="queryresults">foof, baz<');
  });

  test('is not for those who are not logged in, nor for texts without end or with a NUL, which no database keeps', async () => {
    const out = await browser.post('/login', '/spell_check', { inputtext: 'x' });
    expect(out).toMatchObject({ statusCode: 302, headers: { location: '/' } });
    await ready();
    expect((await browser.post('/', '/spell_check', { inputtext: 'x'.repeat(10_001) })).statusCode).toBe(400);
    const nul = await browser.post('/', '/spell_check', { inputtext: 'one\0two' });
    expect([nul.statusCode, nul.body.includes('The text holds a NUL character')]).toEqual([400, true]);
    expect((await browser.post('/', '/spell_check', { inputtext: 'x'.repeat(200_000) })).statusCode).toBe(413);
  });

  test('others’ submissions lead nowhere; the administrator sees all, and one user’s', async () => {
    await ready();
    await browser.post('/', '/spell_check', { inputtext: 'of ada' });
    const bob = await ready(new Browser(app), { ...ada, uname: 'bob' });
    expect(await bob.get('/history/query1')).toMatchObject({ statusCode: 302, headers: { location: '/history' } });
    expect((await bob.get('/history/querynone')).statusCode).toBe(404);
    const filtered = await bob.post('/', '/history', { userquery: 'ada' });
    expect(filtered.body).toContain('<span id="numqueries">0</span>');
    expect((await bob.get('/login_history')).headers.location).toBe('/');
    const admin = new Browser(app);
    await admin.post('/login', '/login', { uname: 'admin', pword: ADMIN.password, '2fa': ADMIN.number });
    expect((await admin.get('/history/query1')).body).toContain('of ada');
    expect((await admin.post('/history', '/history', { userquery: 'bob' })).body).toContain('id="numqueries">0<');
    expect((await admin.post('/history', '/history', { userquery: 'ada' })).body).toContain('id="query1"');
  });
});

describe('every answer', () => {
  test.each([
    ['GET', '/', 200],
    ['GET', '/login', 200],
    ['GET', '/history', 302],
    ['GET', '/nowhere', 404],
    ['POST', '/nowhere', 404],
    ['GET', '/%', 400],
    ['DELETE', '/login', 405],
    ['POST', '/healthz', 405],
    ['POST', '/login', 400],
    ['GET', '/healthz', 200],
  ] as const)('%s %s: %i, with the headers', async (method, url, status) => {
    const { statusCode, headers } = await app.inject({ method, url });
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'self'",
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-xss-protection': '1; mode=block',
      'content-type': 'text/html; charset=UTF-8',
    });
    if (status === 405) expect(headers.allow).toMatch(/GET/);
  });

  test('a form of another session is refused: its token is bound to who asked for it', async () => {
    const { body } = await browser.get('/login');
    const foreign = /name="csrf_token" value="([^"]+)"/.exec(body)?.[1] ?? '';
    await ready();
    const { statusCode } = await browser.send('/spell_check', { inputtext: 'x', csrf_token: foreign });
    expect(statusCode).toBe(400);
  });

  test('a new secret of the administrator’s ends the sessions of the old one', async () => {
    await browser.post('/login', '/login', { uname: 'admin', pword: ADMIN.password, '2fa': ADMIN.number });
    expect(await syncAdmin(database.ask, ADMIN)).toBe('same');
    expect((await browser.get('/history')).statusCode).toBe(200);
    expect(await syncAdmin(database.ask, { ...ADMIN, password: 'new' })).toBe('changed');
    expect((await browser.get('/history')).headers.location).toBe('/');
  });
});
