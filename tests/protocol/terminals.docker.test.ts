import type { Session, TerminalSummary } from '@stackyard/protocol/session';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { memoryOf, writtenBy } from './processes.ts';
import { Visitor } from './visitor.ts';

let visitor: Visitor;
let session: Session;
let terminal: TerminalSummary;

beforeAll(async () => {
  visitor = await Visitor.arrive();
  session = await visitor.startLab();
});
afterAll(async () => {
  await visitor.ask('DELETE', `/api/sessions/${session.id}`);
});
beforeEach(async () => {
  terminal = await visitor.openTerminal(session);
});
afterEach(async () => {
  await visitor.closeTerminal(session, terminal);
});

describe('a flood', () => {
  test('does not keep the runner from answering, and Ctrl-C ends it', async () => {
    const line = await visitor.line(session, terminal);
    await line.run('yes', 'y\r\ny\r\n');
    const asked = performance.now();
    expect((await visitor.ask('GET', '/healthz')).status).toBe(200);
    expect(performance.now() - asked).toBeLessThan(2000);
    line.forget();
    line.type('\x03');
    await line.shows(/\^C[^]*\$ /);
  });

  test('waits for a page that stops reading, fills no memory meanwhile, and a second page can end it', async () => {
    const stalled = await visitor.line(session, terminal);
    await stalled.run('yes "$(seq -s, 30) and on"', '30 and on');
    const before = memoryOf('runner/src/pty-host.ts');
    stalled.stall();
    await delay(1000);
    const written = writtenBy('yes', /30 and on$/);
    await delay(2000);
    expect(writtenBy('yes', /30 and on$/)).toBe(written);
    expect(written - stalled.text.length).toBeLessThan(20e6);
    expect(memoryOf('runner/src/pty-host.ts') - before).toBeLessThan(20);
    const second = await visitor.line(session, terminal);
    second.type('\x03');
    await second.shows(/\^C[^]*\$ /);
    stalled.goOn();
    await stalled.run('echo still $((1+1))', 'still 2');
  });

  test('loses no byte where the connection is cut ten times', async () => {
    let line = await visitor.line(session, terminal);
    await line.run('', '$ ');
    line.forget();
    // It goes on until it is told to end, however fast the machine is.
    line.type('seq 1 100000000; true\r');
    let text = '';
    for (let cut = 0; cut < 10; cut += 1) {
      await line.shows(/\d\r\n\d/);
      line.socket.terminate();
      await line.closed;
      text += line.text;
      const { seq } = line;
      line = await visitor.line(session, terminal, `&since=${seq}`);
      expect(line.frames[0]).toMatchObject({ type: 'hello', seq, reset: false });
    }
    await line.shows(/\d\r\n\d/);
    line.type('\x03');
    await line.shows(/\^C[^]*\$ /);
    const numbers = (text + line.text).match(/\d+(?=\r\n)/g)?.map(Number) ?? [];
    expect(numbers.length).toBeGreaterThan(1000);
    expect(numbers.findIndex((number, at) => number !== at + 1)).toBe(-1);
  });

  test('of keys for a program that does not read is refused in words, and the shell comes back', async () => {
    const line = await visitor.line(session, terminal);
    await line.run(
      'stty raw -echo; echo begun; sleep 2; timeout --foreground 1 cat > /dev/null; stty sane; echo over $((1+1))',
      'begun\n',
    );
    for (let count = 0; count < 20; count += 1) line.socket.send(Buffer.alloc(65_536, 'x'));
    await line.shows('over 2');
    expect(new Set(line.problems)).toEqual(new Set(['input-not-read']));
    await line.run('echo back $((1+1))', 'back 2');
  });

  test('of control frames closes the line with 1008, and the terminal lives', async () => {
    const line = await visitor.line(session, terminal);
    for (let count = 0; count < 20_000; count += 1) line.tell({ type: 'ack', seq: 0 });
    expect(await line.closed).toBe(1008);
    expect(line.problems).toEqual(['too-many-frames']);
    await (await visitor.line(session, terminal)).run('echo alive $((1+1))', 'alive 2');
  });
});

describe('a frame', () => {
  test.each([65_537, 900_000, 5_000_000])(
    'of %i bytes closes the line with 1009, and the terminal lives',
    async (bytes) => {
      const line = await visitor.line(session, terminal);
      line.socket.send(Buffer.alloc(bytes, 'x'));
      expect(await line.closed).toBe(1009);
      await (await visitor.line(session, terminal)).run('echo alive $((1+1))', 'alive 2');
    },
  );

  test.each([
    'no JSON',
    'null',
    '{"type":"exec","command":"id"}',
    '{"type":"resize","cols":"80","rows":24}',
    '{"type":"resize","cols":80,"rows":-1}',
  ])('that reads %s is answered in words, and the line goes on', async (text) => {
    const line = await visitor.line(session, terminal);
    line.socket.send(text);
    await line.run('echo on $((1+1))', 'on 2');
    expect(line.problems).toEqual(['frame-not-understood']);
  });

  test('of input of any bytes reaches the program as it is', async () => {
    const line = await visitor.line(session, terminal);
    await line.run('stty raw -echo; echo begun; head -c 256 | od -An -tu1 -v | tr -s " \\n" " "; stty sane', 'begun\n');
    line.socket.send(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)));
    await line.shows(Array.from({ length: 256 }, (_, byte) => byte).join(' '));
  });
});

test('a size that storms settles at the last one', async () => {
  const line = await visitor.line(session, terminal);
  for (let cols = 40; cols <= 240; cols += 1) line.tell({ type: 'resize', cols, rows: 50 });
  await line.run('while [ "$(stty size)" != "50 240" ]; do sleep 0.1; done; echo settled $((1+1))', 'settled 2');
});

test('the fifth terminal is refused in words', async () => {
  const opened: TerminalSummary[] = [];
  let answer = { status: 200, text: '' };
  for (let count = 0; count < 5 && answer.status === 200; count += 1) {
    answer = await visitor.ask('POST', `/api/sessions/${session.id}/terminals`, {});
    if (answer.status === 200) opened.push(JSON.parse(answer.text) as TerminalSummary);
  }
  for (const extra of opened) await visitor.closeTerminal(session, extra);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('too-many-terminals');
});
