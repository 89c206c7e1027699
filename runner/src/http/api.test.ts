import { expect, test } from 'vitest';
import { OURS, paperHttp } from './testing.ts';

type Http = Awaited<ReturnType<typeof paperHttp>>;
const nobody = 'zzzzzzzzzzzz';

async function ready(http: Http): Promise<string> {
  const { id } = (await http.app.inject({ method: 'POST', url: '/api/labs/01-try/session', headers: OURS })).json<{
    id: string;
  }>();
  await http.place.untilState(id, 'ready');
  return id;
}

async function ask(http: Http, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object | string) {
  const answer = await http.app.inject({
    method,
    url,
    headers: { ...OURS, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { payload: body }),
  });
  return { status: answer.statusCode, body: answer.body ? answer.json<Record<string, unknown>>() : null };
}

const refused = async (http: Http, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object | string) => {
  const { status, body: answer } = await ask(http, method, url, body);
  const { name, message } = (answer as { problem: { name: string; message: string } }).problem;
  return { status, name, message };
};

test('labs are listed with the build, the steps passed and the live session', async () => {
  await using http = await paperHttp();
  expect((await ask(http, 'GET', '/api/labs')).body).toMatchObject({
    labs: [{ id: '01-try', number: '01', passed: [], session: null, lastAt: null, build: { state: 'ready' } }],
  });
  const id = await ready(http);
  http.place.machineOf(id).finish('01-one');
  await http.place.until(id, ({ checkpoints }) => checkpoints.length === 1);
  expect((await ask(http, 'GET', '/api/labs')).body).toMatchObject({
    labs: [{ passed: ['01-one'], session: id, lastAt: '2026-11-21T12:00:00.000Z' }],
  });
});

test('a session is walked through: check, start over, undo, end', async () => {
  await using http = await paperHttp();
  const id = await ready(http);
  http.place.machineOf(id).files.set('/done/01-one', 'yes');
  expect((await ask(http, 'POST', `/api/sessions/${id}/check`, { step: '01-one' })).body).toMatchObject({
    steps: [{ state: 'passed', verdict: { outcome: 'pass' } }, {}, {}],
  });
  expect((await ask(http, 'POST', `/api/sessions/${id}/start-over`)).body).toMatchObject({
    state: 'resetting',
    doing: 'Starting over',
  });
  await http.place.until(id, ({ state, attempt }) => state === 'ready' && attempt === 2);
  await ask(http, 'POST', `/api/sessions/${id}/undo`);
  await http.place.until(id, ({ state, attempt }) => state === 'ready' && attempt === 1);
  expect((await ask(http, 'POST', `/api/sessions/${id}/here`)).body).toMatchObject({ idleAt: null });
  expect((await ask(http, 'DELETE', `/api/sessions/${id}`)).body).toMatchObject({ state: 'ended', terminals: [] });
});

test('files are saved and read in the home, and nowhere else', async () => {
  await using http = await paperHttp();
  const id = await ready(http);
  expect(await ask(http, 'POST', `/api/sessions/${id}/file`, { path: 'try/update.json', content: '{}\n' })).toEqual({
    status: 204,
    body: null,
  });
  expect((await ask(http, 'GET', `/api/sessions/${id}/files/content?path=try/update.json`)).body).toMatchObject({
    path: 'try/update.json',
    content: '{}\n',
    version: 'ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356',
    writable: true,
  });
  expect((await ask(http, 'GET', `/api/sessions/${id}/files?path=try`)).body).toMatchObject({
    entries: [{ name: 'update.json', kind: 'file' }],
    more: 0,
  });
  for (const path of ['/etc/passwd', '../other/file', 'try/../../x', '~/x', 'try/', 'a\nb'])
    expect(await refused(http, 'POST', `/api/sessions/${id}/file`, { path, content: '' })).toMatchObject({
      status: 400,
      name: 'bad-path',
    });
  expect(await refused(http, 'GET', `/api/sessions/${id}/files/content?path=nothing.txt`)).toMatchObject({
    status: 404,
    name: 'no-such-file',
  });
});

test('terminals are opened and closed by name', async () => {
  await using http = await paperHttp();
  const id = await ready(http);
  const opened = await ask(http, 'POST', `/api/sessions/${id}/terminals`, { name: 'bus' });
  expect(opened.body).toMatchObject({ name: 'bus', state: 'live' });
  const terminal = String(opened.body?.['id']);
  expect(await refused(http, 'POST', `/api/sessions/${id}/terminals/${terminal}/again`)).toMatchObject({
    status: 409,
    name: 'terminal-lives',
  });
  expect((await ask(http, 'DELETE', `/api/sessions/${id}/terminals/${terminal}`)).status).toBe(204);
  expect((await ask(http, 'POST', `/api/sessions/${id}/terminals`)).status).toBe(200);
});

test('unknown ids are answered with what is known', async () => {
  await using http = await paperHttp();
  const id = await ready(http);
  expect(await refused(http, 'POST', '/api/labs/99-none/session')).toMatchObject({
    status: 404,
    name: 'no-such-lab',
    message: 'No lab is called 99-none; there are: 01-try.',
  });
  expect(await refused(http, 'GET', `/api/sessions/${nobody}`)).toMatchObject({ status: 404, name: 'no-such-session' });
  expect(await refused(http, 'POST', `/api/sessions/${id}/go-to`, { step: '09-none' })).toMatchObject({
    status: 404,
    name: 'no-such-step',
  });
  expect(await refused(http, 'POST', `/api/sessions/${id}/back`, { checkpoint: 'c-0000000000' })).toMatchObject({
    status: 404,
    name: 'no-such-checkpoint',
  });
  expect(await refused(http, 'POST', `/api/sessions/${id}/undo`)).toMatchObject({
    status: 409,
    name: 'nothing-to-undo',
  });
  expect(await refused(http, 'DELETE', `/api/sessions/${id}/terminals/zzzzzz`)).toMatchObject({
    status: 404,
    name: 'no-such-terminal',
  });
  expect(await refused(http, 'GET', '/api/nothing')).toMatchObject({ status: 404, name: 'no-such-page' });
});

test('wrong shapes are refused at the door, each in a sentence', async () => {
  await using http = await paperHttp();
  const id = await ready(http);
  expect(await refused(http, 'GET', '/api/sessions/SHOUT')).toMatchObject({ status: 400, name: 'wrong-shape' });
  expect(await refused(http, 'POST', `/api/sessions/${id}/check`, {})).toMatchObject({
    status: 400,
    name: 'wrong-shape',
    message: expect.stringContaining('step') as string,
  });
  expect(await refused(http, 'POST', `/api/sessions/${id}/check`, { step: '01-one', extra: 1 })).toMatchObject({
    status: 400,
    name: 'wrong-shape',
  });
  expect(await refused(http, 'POST', `/api/sessions/${id}/check`, '{"step":')).toMatchObject({
    status: 415,
    name: 'not-json',
  });
  expect(await refused(http, 'POST', `/api/sessions/${id}/check`, { step: 'x'.repeat(70_000) })).toMatchObject({
    status: 413,
    name: 'too-large',
  });
  expect(
    await refused(http, 'POST', `/api/sessions/${id}/file`, { path: 'a', content: 'x'.repeat(300_000) }),
  ).toMatchObject({ status: 400, name: 'wrong-shape' });
  const form = await http.app.inject({
    method: 'POST',
    url: `/api/sessions/${id}/check`,
    headers: { ...OURS, 'content-type': 'application/xml' },
    payload: '<a/>',
  });
  expect(form.json()).toMatchObject({ problem: { name: 'not-json' } });
});

test('a flood of requests is told when to come back', async () => {
  await using http = await paperHttp();
  let last = await ask(http, 'GET', '/api/labs');
  for (let count = 0; count < 300 && last.status === 200; count += 1) last = await ask(http, 'GET', '/api/labs');
  expect(last).toMatchObject({ status: 429, body: { problem: { name: 'too-many-requests' } } });
  expect((await http.app.inject({ url: '/', headers: OURS })).statusCode).toBe(200);
});

test('a fault of ours shows an id and no stack', async () => {
  await using http = await paperHttp();
  http.place.machines.status = () => Promise.reject(new Error('secret detail'));
  const { status, body } = await ask(http, 'GET', '/api/status');
  expect(status).toBe(500);
  expect(body).toMatchObject({
    problem: { name: 'our-fault', id: expect.stringMatching(/^p-[0-9a-f]{4}$/) as string },
  });
  expect(JSON.stringify(body)).not.toContain('secret detail');
});

test('status says what the place is and has left', async () => {
  await using http = await paperHttp();
  expect((await ask(http, 'GET', '/api/status')).body).toEqual({
    version: '0.1.0',
    docker: '29.0.0',
    sessions: 0,
    capacity: 4,
    reserve: 1,
    freeMemoryMb: 1000,
    freeDiskMb: 1000,
    startedAt: '2026-11-21T12:00:00.000Z',
    machineImage: true,
  });
});

test('the API describes itself', async () => {
  await using http = await paperHttp();
  const document = (await ask(http, 'GET', '/api/docs/json')).body as { paths: Record<string, unknown> };
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/api/labs', '/api/sessions/{id}/check', '/api/status']),
  );
  const page = await http.app.inject({ url: '/api/docs', headers: { host: OURS.host } });
  expect(page.statusCode).toBe(200);
});

test('a page that is not there is a page of the site', async () => {
  await using http = await paperHttp();
  const page = await http.app.inject({ url: '/labs/none/', headers: { ...OURS, accept: 'text/html' } });
  expect([page.statusCode, page.body]).toEqual([404, '<!doctype html><title>Not here</title>']);
  expect((await http.app.inject({ url: '/../../etc/passwd', headers: OURS })).statusCode).toBe(404);
});
