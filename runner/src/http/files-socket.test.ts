import type { FilesDown } from '@stackyard/protocol/files';
import { expect, test, vi } from 'vitest';
import { openSocket, OURS, paperHttp, textOf } from './testing.ts';

const A = '/home/learner/try/a';

async function watching() {
  const http = await paperHttp();
  const { id } = (await http.app.inject({ method: 'POST', url: '/api/labs/01-try/session', headers: OURS })).json<{
    id: string;
  }>();
  await http.place.untilState(id, 'ready');
  http.place.machineOf(id).files.set(A, 'one');
  const told: FilesDown[] = [];
  const socket = await openSocket(http.app, `/api/sessions/${id}/files/watch`, OURS, (early) =>
    early.on('message', (data) => told.push(JSON.parse(textOf(data)) as FilesDown)),
  );
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const watch = (...paths: [string, string][]) =>
    socket.send(JSON.stringify({ type: 'watch', paths: paths.map(([path, stamp]) => ({ path, stamp })) }));
  return { http, id, socket, told, closed, watch };
}

test('a page hears what differs from what it knows, and what is gone', async () => {
  const { http, told, watch } = await watching();
  await using _ = http;
  watch(['try/a', 'paper:1'], ['try/none', 'paper:1']);
  await vi.waitFor(
    () =>
      expect(told).toEqual([
        { type: 'changed', path: 'try/a', stamp: 'paper:3' },
        { type: 'changed', path: 'try/none', stamp: null },
      ]),
    3000,
  );
});

test('in the session’s next machine the same files are watched', async () => {
  const { http, id, told, watch } = await watching();
  await using _ = http;
  watch(['try/a', 'paper:3']);
  await http.app.inject({ method: 'POST', url: `/api/sessions/${id}/start-over`, headers: OURS });
  await http.place.until(id, ({ state, attempt }) => state === 'ready' && attempt === 2);
  await vi.waitFor(() => expect(told).toEqual([{ type: 'changed', path: 'try/a', stamp: null }]), 3000);
});

test.each([
  ['text that is no JSON', '{"type":'],
  ['another frame', '{"type":"ack","seq":1}'],
  ['a path that leaves the home', '{"type":"watch","paths":[{"path":"../x","stamp":""}]}'],
])('%s ends the connection in words', async (_, frame) => {
  const { http, socket, told, closed } = await watching();
  await using _http = http;
  socket.send(frame);
  expect(await closed).toBe(1008);
  expect(told).toMatchObject([
    { type: 'problem', problem: { name: expect.stringMatching(/^(frame-|bad-path)/) as string } },
  ]);
});

test('the socket ends with the session', async () => {
  const { http, id, closed } = await watching();
  await using _ = http;
  await http.app.inject({ method: 'DELETE', url: `/api/sessions/${id}`, headers: OURS });
  expect(await closed).toBe(1000);
});
