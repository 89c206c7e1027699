import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OURS, paperHttp } from './testing.ts';

const HEADER =
  '{"version":2,"width":80,"height":24,"timestamp":1795285533,"title":"shell","env":{"TERM":"xterm-256color","SHELL":"/bin/bash"}}\n';
const NAME = '2026-11-21T18-25-33.123Z-k3x9qa.cast';

async function ready(http: Awaited<ReturnType<typeof paperHttp>>): Promise<string> {
  const { app, place } = http;
  const started = await app.inject({ method: 'POST', url: '/api/labs/01-try/session', headers: OURS });
  const { id } = started.json<{ id: string }>();
  await place.untilState(id, 'ready');
  return id;
}

test('recording is switched on and off, by a body that says so and by nothing else', async () => {
  await using http = await paperHttp();
  const id = await ready(http);
  const url = `/api/sessions/${id}/recording`;
  const ask = (payload: object) => http.app.inject({ method: 'POST', url, headers: OURS, payload });
  expect((await ask({ on: true })).json()).toMatchObject({ id, recording: true });
  expect((await ask({ on: false })).json()).toMatchObject({ id, recording: false });
  for (const wrong of [{}, { on: 'yes' }, { on: true, folder: '/etc' }])
    expect((await ask(wrong)).json()).toMatchObject({ problem: { name: 'wrong-shape' } });
});

test('recordings of the attempt are listed and downloaded up to their last whole line', async () => {
  await using http = await paperHttp();
  const id = await ready(http);
  const url = `/api/sessions/${id}/recordings`;
  expect((await http.app.inject({ url, headers: OURS })).json()).toEqual({ recordings: [] });
  const folder = join(http.place.sessions.context.settings.recordings, 'alone-01-try-1');
  mkdirSync(folder);
  const whole = `${HEADER}[1.5,"o","日本語\\r\\n"]\n`;
  writeFileSync(join(folder, NAME), `${whole}[2.5,"o","half`);
  const bytes = Buffer.byteLength(whole);
  expect((await http.app.inject({ url, headers: OURS })).json()).toEqual({
    recordings: [{ name: NAME, terminal: 'shell', at: '2026-11-21T18:25:33.123Z', seconds: 1.5, bytes }],
  });
  const file = await http.app.inject({ url: `${url}/${NAME}`, headers: OURS });
  expect(file.body).toBe(whole);
  expect(file.headers).toMatchObject({
    'content-type': 'application/x-asciicast',
    'content-disposition': `attachment; filename="${NAME}"`,
    'content-length': String(bytes),
    'cache-control': 'no-store',
  });
});

test('no other file than a recording of this attempt is given', async () => {
  await using http = await paperHttp();
  const id = await ready(http);
  const ask = async (name: string) => {
    const answer = await http.app.inject({ url: `/api/sessions/${id}/recordings/${name}`, headers: OURS });
    return `${answer.statusCode} ${answer.json<{ problem: { name: string } }>().problem.name}`;
  };
  expect(await ask(NAME)).toBe('404 no-such-recording');
  expect(await ask('..%2f..%2fetc%2fpasswd')).toBe('400 wrong-shape');
  expect(await ask('stackyard.sqlite')).toBe('400 wrong-shape');
  expect(await ask(`${NAME}%00`)).toBe('400 wrong-shape');
});
