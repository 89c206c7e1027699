import type { Session } from '@stackyard/protocol/session';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answerOf, origin, problemOf, Visitor } from './visitor.ts';

let visitor: Visitor;
let session: Session;

beforeAll(async () => {
  visitor = await Visitor.arrive();
  session = await visitor.startLab();
});
afterAll(async () => {
  await visitor.ask('DELETE', `/api/sessions/${session.id}`);
});

const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
};

describe('what is not there', () => {
  test.each([
    ['GET', '/api/nothing', undefined, '404 no-such-page'],
    ['POST', '/api/labs/99-none/session', undefined, '404 no-such-lab'],
    ['GET', '/api/sessions/aaaaaaaaaaaa', undefined, '404 no-such-session'],
    ['DELETE', '/api/sessions/aaaaaaaaaaaa', undefined, '404 no-such-session'],
    ['POST', '/api/sessions/SESSION/check', { step: '99-none' }, '404 no-such-step'],
    ['POST', '/api/sessions/SESSION/go-to', { step: '99-none' }, '404 no-such-step'],
    ['POST', '/api/sessions/SESSION/back', { checkpoint: 'c-aaaaaaaaaa' }, '404 no-such-checkpoint'],
    ['DELETE', '/api/sessions/SESSION/terminals/aaaaaa', undefined, '404 no-such-terminal'],
    ['POST', '/api/sessions/SESSION/terminals/aaaaaa/again', undefined, '404 no-such-terminal'],
    ['GET', '/api/sessions/SESSION/files/content?path=none', undefined, '404 no-such-file'],
  ])('%s %s is refused in words', async (method, path, body, expected) => {
    expect(problemOf(await visitor.ask(method, path.replace('SESSION', session.id), body))).toBe(expected);
  });
});

describe('what has the wrong shape', () => {
  test.each([
    ['POST', '/api/labs/..%2f..%2fetc/session', undefined],
    ['GET', '/api/sessions/x', undefined],
    ['GET', '/api/sessions/AAAAAAAAAAAA', undefined],
    ['POST', '/api/sessions/SESSION/go-to', { step: 7 }],
    ['POST', '/api/sessions/SESSION/go-to', { step: { $ne: '' } }],
    ['POST', '/api/sessions/SESSION/terminals', { name: 'x'.repeat(1000) }],
    ['POST', '/api/sessions/SESSION/file', { path: 'a' }],
    ['POST', '/api/sessions/SESSION/file', { path: '', content: 'x' }],
    ['POST', '/api/sessions/SESSION/file', '{"path":'],
    ['POST', '/api/sessions/SESSION/file', '['.repeat(20_000)],
    ['POST', '/api/sessions/SESSION/file', { path: 'a', content: 'x'.repeat(2_000_000) }],
    ['GET', '/api/sessions/SESSION/files/content', undefined],
    ['GET', '/api/%ff', undefined],
  ])('%s %s is refused in words', async (method, path, body) => {
    const answer = await visitor.ask(method, path.replace('SESSION', session.id), body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    problemOf(answer);
  });

  test.each(['../../etc/passwd', '/etc/passwd', '~/../../etc/shadow', 'a\0b', '.'])(
    'a file %j outside the home is refused',
    async (path) => {
      const answer = await visitor.ask('POST', `/api/sessions/${session.id}/file`, { path, content: 'x' });
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      problemOf(answer);
    },
  );
});

describe('who may not ask', () => {
  const places: [string, string, Record<string, string>][] = [
    ['GET', '/api/labs', {}],
    ['POST', '/api/labs/01-secure-update/session', {}],
    ['GET', '/api/events', upgrade],
  ];
  const strangers: [string, Record<string, string>, string][] = [
    ['a browser that never opened the page', { cookie: '' }, '401 no-seat'],
    ['a browser with a cookie made up', { cookie: 'stackyard=00000000' }, '401 no-seat'],
    ['a page reached under another name', { host: 'evil.example' }, '421 wrong-host'],
  ];

  test.each(
    places.flatMap(([method, path, headers]) =>
      strangers.map(([who, changed, expected]) => [method, path, who, { ...headers, ...changed }, expected] as const),
    ),
  )('%s %s from %s is refused before anything is done', async (method, path, _who, headers, expected) => {
    expect(problemOf(await visitor.ask(method, path, undefined, headers))).toBe(expected);
  });

  test.each([
    'https://evil.example',
    'null',
    `${origin}.evil.example`,
    origin.replace('localhost', '5000-aaaaaaaaaaaa.localhost'),
  ])('a page of %s may not act, nor open a terminal', async (foreign) => {
    expect(problemOf(await visitor.ask('DELETE', `/api/sessions/${session.id}`, undefined, { origin: foreign }))).toBe(
      '403 wrong-origin',
    );
    const [terminal] = session.terminals;
    const path = `/api/sessions/${session.id}/terminals/${terminal?.id ?? ''}`;
    expect(problemOf(await visitor.ask('GET', path, undefined, { ...upgrade, origin: foreign }))).toBe(
      '403 wrong-origin',
    );
  });

  test('an upgrade for a terminal that is not there is an answer, not a socket', async () => {
    expect(
      problemOf(await visitor.ask('GET', `/api/sessions/${session.id}/terminals/aaaaaa`, undefined, upgrade)),
    ).toBe('404 no-such-terminal');
  });

  test('the same upgrade with everything right is let in', async () => {
    const [terminal] = session.terminals;
    const { status } = await visitor.ask(
      'GET',
      `/api/sessions/${session.id}/terminals/${terminal?.id ?? ''}`,
      undefined,
      upgrade,
    );
    expect(status).toBe(101);
  });
});

test('a storm of requests is answered, with “too many” at worst, and the runner stays well', async () => {
  const answers = await Promise.all(Array.from({ length: 600 }, () => visitor.ask('GET', '/api/labs')));
  const kinds = new Set(answers.map(({ status }) => status));
  expect([...kinds].filter((status) => status !== 200 && status !== 429)).toEqual([]);
  for (const refused of answers.filter(({ status }) => status === 429).slice(0, 3))
    expect(problemOf(refused)).toBe('429 too-many-requests');
  expect((await answerOf('GET', '/healthz', undefined, {})).status).toBe(200);
  await vi.waitFor(async () => expect((await visitor.ask('GET', '/api/labs')).status).toBe(200), {
    timeout: 20_000,
    interval: 500,
  });
});
