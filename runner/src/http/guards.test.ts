import { expect, test } from 'vitest';
import { COOKIE, HOST, openSocket, OURS, paperHttp } from './testing.ts';

const nameOf = (answer: { json(): unknown }) => (answer.json() as { problem: { name: string } }).problem.name;

test('the page sets the cookie that the API asks for', async () => {
  await using http = await paperHttp();
  const page = await http.app.inject({ url: '/', headers: { host: HOST } });
  expect(page.statusCode).toBe(200);
  expect(page.headers['set-cookie']).toBe(`${COOKIE}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Strict`);
  expect((await http.app.inject({ url: '/', headers: OURS })).headers['set-cookie']).toBeUndefined();
  expect((await http.app.inject({ url: '/api/labs', headers: { host: HOST, cookie: COOKIE } })).statusCode).toBe(200);
});

test('the API refuses a browser without the cookie, or with another one', async () => {
  await using http = await paperHttp();
  const without = await http.app.inject({ url: '/api/labs', headers: { host: HOST } });
  expect([without.statusCode, nameOf(without)]).toEqual([401, 'no-seat']);
  expect(without.headers['set-cookie']).toBeUndefined();
  const wrong = await http.app.inject({ url: '/api/labs', headers: { host: HOST, cookie: 'stackyard=other!' } });
  expect(wrong.statusCode).toBe(401);
});

test('a foreign name that resolves to us is refused, for the page too', async () => {
  await using http = await paperHttp();
  for (const host of ['evil.example:4321', 'localhost:9999', 'localhost.evil.example:4321', '']) {
    const answer = await http.app.inject({ url: '/', headers: { ...OURS, host } });
    expect([host, answer.statusCode, nameOf(answer)]).toEqual([host, 421, 'wrong-host']);
  }
  expect(
    (await http.app.inject({ url: '/api/labs', headers: { host: '127.0.0.1:4321', cookie: COOKIE } })).statusCode,
  ).toBe(200);
});

test('another site’s page cannot act, even with the cookie', async () => {
  await using http = await paperHttp();
  for (const origin of [
    'http://evil.example',
    'null',
    'http://localhost:5000',
    'http://5000-aaaaaaaaaaaa.localhost:4321',
  ]) {
    const answer = await http.app.inject({
      method: 'POST',
      url: '/api/labs/01-try/session',
      headers: { ...OURS, origin },
    });
    expect([origin, answer.statusCode, nameOf(answer)]).toEqual([origin, 403, 'wrong-origin']);
  }
  expect(http.place.sessions.all()).toEqual([]);
});

test('a WebSocket is refused before the upgrade: without cookie, from another origin, under another host', async () => {
  await using http = await paperHttp();
  const open = (headers: Record<string, string>) => openSocket(http.app, '/api/events', headers);
  await expect(open({ host: HOST })).rejects.toThrow('401');
  await expect(open({ ...OURS, origin: 'http://evil.example' })).rejects.toThrow('403');
  await expect(open({ ...OURS, host: 'evil.example' })).rejects.toThrow('421');
  expect(http.place.sessions.context.bus.count('alone')).toBe(1);
});

test('probes of the container need no cookie', async () => {
  await using http = await paperHttp();
  expect((await http.app.inject({ url: '/healthz', headers: { host: HOST } })).json()).toEqual({ ok: true });
  expect((await http.app.inject({ url: '/readyz', headers: { host: HOST } })).json()).toEqual({ ok: true });
  const metrics = await http.app.inject({ url: '/metrics', headers: { host: HOST } });
  expect(metrics.body).toContain('stackyard_sessions{state="ready"} 0');
});

test('our pages may not be framed, and say what they load', async () => {
  await using http = await paperHttp();
  const { headers } = await http.app.inject({ url: '/', headers: OURS });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).toContain('frame-src http://*.localhost:4321');
  expect(headers['x-content-type-options']).toBe('nosniff');
});
