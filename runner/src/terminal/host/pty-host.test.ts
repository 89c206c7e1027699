import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { patience } from '../page-for-tests.ts';
import { testHost } from './host-for-tests.ts';
import { LinePage } from './line-for-tests.ts';
import { PtyHostLine } from './pty-host-line.ts';
import { PtyHost } from './pty-host.ts';

const ada = { id: 'aaaaaa', session: 'session00001' };
const bob = { id: 'bbbbbb', session: 'session00002' };
const create = { verb: 'create', program: null } as const;
const LOST = { code: null, signal: null, lost: true };

test('the next runner is told what there is, and ends what belongs to no session', async () => {
  await using host = await testHost();
  using before = host.line();
  await before.ask({ ...create, ...ada });
  await before.ask({ ...create, ...bob });
  before[Symbol.dispose]();
  using after = host.line();
  await after.ready();
  expect(after.of(ada.session)).toEqual([{ ...ada, exit: LOST, running: false, lastInputAt: 0 }]);
  await after.keepOnly(new Set([ada.session]));
  expect(after.get(bob.id)).toBeUndefined();
  expect(after.get(ada.id)).toBeDefined();
});

test('a session hears of its own terminals alone', async () => {
  await using host = await testHost();
  using line = host.line();
  const heard: string[] = [];
  line.listen(ada.session, {
    changed: ({ id }) => heard.push(id),
    mark: () => undefined,
    recordingEnded: () => undefined,
    gone: (ids) => heard.push(`gone ${ids.join()}`),
  });
  await line.ask({ ...create, ...bob });
  await line.ask({ ...create, ...ada });
  expect(heard).toEqual([ada.id]);
  await host.restart();
  await vi.waitFor(() => expect(heard).toEqual([ada.id, `gone ${ada.id}`]), patience);
});

test('what cannot be done is said, and the line goes on', async () => {
  await using host = await testHost();
  using line = host.line();
  await line.ask({ ...create, ...ada });
  await expect(line.ask({ ...create, ...ada })).rejects.toThrow('create aaaaaa: there is a terminal aaaaaa already');
  const program = { file: 'sh', args: [], env: {} };
  await expect(line.ask({ verb: 'again', id: 'cccccc', program })).rejects.toThrow('there is no terminal cccccc');
  await line.ask({ verb: 'end', id: 'cccccc' });
  await line.ask({ verb: 'end', id: ada.id });
  expect(line.of(ada.session)).toEqual([]);
});

test('what is asked before the host is there is done once it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ptys-'));
  const path = join(folder, 'ptys.sock');
  const nothing = () => undefined;
  const quiet = { info: nothing, warn: nothing, error: nothing };
  using line = new PtyHostLine(path, quiet);
  const asked = line.ask({ ...create, ...ada });
  await using _host = await PtyHost.open(path, quiet);
  await asked;
  expect(line.of(ada.session)).toHaveLength(1);
  await rm(folder, { recursive: true });
});

test.each([
  ['/terminals/zzzzzz', 404],
  ['/elsewhere', 404],
  ['/terminals/aaaaaa?cols=1000000', 400],
])('a page that asks for %s is refused with %i', async (path, status) => {
  await using host = await testHost();
  using line = host.line();
  await line.ask({ ...create, ...ada });
  const socket = new WebSocket(`ws+unix:${host.socket}:${path}`);
  const fault = await new Promise<Error>((resolve) => socket.once('error', resolve));
  expect(fault.message).toBe(`Unexpected server response: ${status}`);
});

test('a page whose terminal is ended is told to go for good', async () => {
  await using host = await testHost();
  using line = host.line();
  await line.ask({ ...create, ...ada });
  const page = await LinePage.open({ socket: host.socket, path: `/terminals/${ada.id}` });
  await line.ask({ verb: 'end', id: ada.id });
  await vi.waitFor(() => expect(page.closed).toBe(1000), patience);
});
