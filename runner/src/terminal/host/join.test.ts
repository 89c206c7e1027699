import type { TerminalDown } from '@stackyard/protocol/frame';
import { expect, test, vi } from 'vitest';
import { patience, type Looking } from '../page-for-tests.ts';
import { testHost } from './host-for-tests.ts';
import { LinePage } from './line-for-tests.ts';

/** A page joined to a terminal whose shell is lost: all of the line’s manners can be seen without a pty. */
async function joined(looking: Looking = {}): Promise<LinePage & AsyncDisposable> {
  const host = await testHost();
  const runner = host.line();
  await runner.ask({ verb: 'create', id: 'aaaaaa', session: 'session00001', program: null });
  const page = await LinePage.open({ socket: host.socket, path: '/terminals/aaaaaa' }, looking);
  await vi.waitFor(() => expect(page.frames.map(({ type }) => type)).toEqual(['hello', 'viewers', 'exit']), patience);
  page.frames.length = 0;
  return Object.assign(page, {
    [Symbol.asyncDispose]: async () => {
      runner[Symbol.dispose]();
      await host[Symbol.asyncDispose]();
    },
  });
}

/** Names of the problems that came, in order. */
const problemsOf = (frames: TerminalDown[]): string[] =>
  frames
    .filter(({ type }) => type !== 'typed')
    .map((frame) => (frame.type === 'problem' ? frame.problem.name : frame.type));

test('acknowledgements and sizes are taken without a word', async () => {
  await using page = await joined();
  page.tell({ type: 'ack', seq: 5 });
  page.tell({ type: 'resize', cols: 100, rows: 30 });
  page.tell({ type: 'nothing we know' });
  await vi.waitFor(() => expect(problemsOf(page.frames)).toEqual(['frame-not-understood']), patience);
});

test.each([
  'no JSON',
  '[]',
  '{}',
  '{"type":"resize","cols":1,"rows":1e9}',
  '{"type":"ack","seq":-1}',
  '{"type":"ack","seq":1,"more":2}',
])('a frame that reads %s is answered in words, and the line stays open', async (text) => {
  await using page = await joined();
  page.tell(text);
  await vi.waitFor(() => expect(problemsOf(page.frames)).toEqual(['frame-not-understood']), patience);
  expect(page.closed).toBeNull();
});

test('a frame over 64 KiB is answered in words and ends the connection with 1009', async () => {
  await using page = await joined();
  page.type('x'.repeat(65_537));
  await vi.waitFor(() => expect(page.closed).toBe(1009), patience);
  expect(problemsOf(page.frames)).toEqual(['frame-too-large']);
});

test('a frame over a megabyte ends the connection with 1009 before it is read', async () => {
  await using page = await joined();
  page.type('x'.repeat(2_000_000));
  await vi.waitFor(() => expect(page.closed).toBe(1009), patience);
});

test('a flood of control frames ends the connection with 1008', async () => {
  await using page = await joined();
  for (let count = 0; count < 10_000; count += 1) page.tell('{"type":"ack","seq":1}');
  await vi.waitFor(() => expect(page.closed).toBe(1008), patience);
  expect(problemsOf(page.frames)).toEqual(['too-many-frames']);
});

test('keys for a shell that has ended are answered in words', async () => {
  await using page = await joined();
  page.type('ls\r');
  await vi.waitFor(() => expect(problemsOf(page.frames)).toEqual(['terminal-ended']), patience);
});

test('an observer’s keys are refused', async () => {
  await using page = await joined({ role: 'observer' });
  page.type('ls\r');
  await vi.waitFor(() => expect(problemsOf(page.frames)).toEqual(['only-watching']), patience);
});
