import { expect, test } from 'vitest';
import type { Answer } from '@stackyard/kit';
import { readDecisions } from './decisions.ts';
import { hopsOf, isThirteen } from './thirteen-hops.ts';

const line = (seq: number, change: object = {}) => ({
  seq,
  id: '7f3c0b1e-52d4-4c8e-9a77-1f0e6f5d2b90',
  source: 'manager',
  destination: 'downloader',
  operation: 'download_file',
  decision: 'allowed',
  hop: 1,
  code: null,
  reason: null,
  at: '2026-11-21T14:02:31.000Z',
  ...change,
});
const say = () => {};
const answer = (status: number, body: string): Answer => ({
  answered: true,
  status,
  headers: {},
  body,
  sha256: '',
  truncated: false,
});

/** A log that gives out its lines as the real one does. */
const log = (lines: { seq: number }[]) => (_port: number, path: string) => {
  const asked = new URL(path, 'http://log').searchParams;
  const after = lines.filter(({ seq }) => seq > Number(asked.get('since')));
  return Promise.resolve(answer(200, JSON.stringify(after.slice(0, Number(asked.get('limit'))))));
};

test('a long log is read page by page, to its end', async () => {
  const lines = Array.from({ length: 620 }, (_, index) => line(index + 1));
  const read = await readDecisions({ http: log(lines), say });
  expect(read.map(({ seq }) => seq)).toEqual(lines.map(({ seq }) => seq));
});

test('a denial keeps its code and its reason', async () => {
  const lines = [line(1), line(2, { decision: 'denied', hop: 13, code: 'bad-signature', reason: 'not the file' })];
  const [, denied] = await readDecisions({ http: log(lines), say });
  expect(denied).toMatchObject({ allowed: false, hop: 13, code: 'bad-signature', reason: 'not the file' });
});

test('a log that is away, or says something else, is no verdict', async () => {
  const away = () => Promise.resolve<Answer>({ answered: false, why: 'closed', words: 'nothing listens' });
  await expect(readDecisions({ http: away, say })).rejects.toThrow('does not answer');
  const other = () => Promise.resolve(answer(200, '<html>'));
  await expect(readDecisions({ http: other, say })).rejects.toThrow('does not answer');
});

test('the hops of an update are those that passed', async () => {
  const thirteen = Array.from({ length: 13 }, (_, index) => line(index + 1, { hop: index + 1 }));
  const { id } = line(1);
  const read = async (lines: { seq: number }[]) => hopsOf(await readDecisions({ http: log(lines), say }), id);
  expect(isThirteen(await read(thirteen))).toBe(true);
  expect(isThirteen(await read([...thirteen, line(14, { hop: 13 })]))).toBe(false);
  expect(isThirteen(await read([...thirteen.slice(0, 12), line(13, { hop: 13, decision: 'denied' })]))).toBe(false);
});
