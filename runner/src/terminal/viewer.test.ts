import { WINDOW_BYTES, type TerminalDown } from '@stackyard/protocol/frame';
import { describe, expect, test } from 'vitest';
import { Modes } from './modes.ts';
import { RING_BYTES, Ring } from './ring.ts';
import { Viewer, type Screen } from './viewer.ts';

const viewport = { cols: 80, rows: 24 };
const page = { viewport, typist: 'ada', typed: 0 };

interface Seen extends Screen {
  log: (string | TerminalDown)[];
  bytes: number;
  stuck: number;
}

function screenOf(): Seen {
  const seen: Seen = {
    log: [],
    bytes: 0,
    stuck: 0,
    send: (bytes) => {
      seen.bytes += bytes.length;
      seen.log.push(bytes.toString());
    },
    tell: (frame) => {
      seen.log.push(frame);
    },
    backlog: () => seen.stuck,
    close: () => undefined,
    cut: () => undefined,
  };
  return seen;
}

describe('a viewer', () => {
  test('is greeted with its place and size, then sent what it missed', () => {
    const ring = new Ring(viewport, { base: 100 });
    ring.push(Buffer.from('hello world'));
    const screen = screenOf();
    new Viewer(screen, { role: 'driver', ...page, since: 106 }, ring, new Modes()).pump(ring);
    expect(screen.log).toEqual([
      { type: 'hello', seq: 106, reset: false, live: 111, modes: '', cols: 80, rows: 24, role: 'driver', typed: 0 },
      'world',
    ]);
  });

  test('learns of changes of size at the byte where they happened', () => {
    const ring = new Ring(viewport);
    ring.push(Buffer.from('narrow'));
    ring.noteResize(120, 40);
    ring.push(Buffer.from('wide'));
    const screen = screenOf();
    const viewer = new Viewer(screen, { role: 'observer', ...page, since: null }, ring, new Modes());
    viewer.pump(ring);
    ring.noteResize(90, 30);
    viewer.pump(ring);
    expect(screen.log.slice(1)).toEqual([
      'narrow',
      { type: 'size', cols: 120, rows: 40 },
      'wide',
      { type: 'size', cols: 90, rows: 30 },
    ]);
  });

  test('is sent a window and no more until it confirms', () => {
    const ring = new Ring(viewport);
    ring.push(Buffer.alloc(700_000));
    const screen = screenOf();
    const viewer = new Viewer(screen, { role: 'driver', ...page, since: 0 }, ring, new Modes());
    viewer.pump(ring);
    expect(screen.bytes).toBe(WINDOW_BYTES);
    viewer.flow.ack(100_000);
    viewer.pump(ring);
    expect(screen.bytes).toBe(WINDOW_BYTES + 100_000);
  });

  test('hears of the end only after all output', () => {
    const ring = new Ring(viewport);
    ring.push(Buffer.alloc(WINDOW_BYTES + 5));
    const screen = screenOf();
    const viewer = new Viewer(screen, { role: 'driver', ...page, since: 0 }, ring, new Modes());
    const exit = { code: 0, signal: null, lost: false };
    viewer.end(ring, exit);
    expect(screen.log).not.toContainEqual({ type: 'exit', ...exit });
    viewer.flow.ack(WINDOW_BYTES);
    viewer.pump(ring);
    expect(screen.log.slice(-2)).toEqual([Buffer.alloc(5).toString(), { type: 'exit', ...exit }]);
  });
});

describe('a viewer who fell behind', () => {
  const behind = (): { ring: Ring; screen: Seen; viewer: Viewer } => {
    const ring = new Ring(viewport);
    const screen = screenOf();
    const viewer = new Viewer(screen, { role: 'observer', ...page, since: null }, ring, new Modes());
    ring.push(Buffer.alloc(WINDOW_BYTES));
    viewer.pump(ring);
    ring.push(Buffer.alloc(RING_BYTES + 1, 'later\n'));
    return { ring, screen, viewer };
  };

  test('is skipped forward to a line near the end, with a new window', () => {
    const { ring, screen, viewer } = behind();
    viewer.pump(ring);
    const skip = screen.log.find((entry) => typeof entry === 'object' && entry.type === 'skip');
    expect(skip).toEqual({ type: 'skip', seq: ring.cut(65_536) });
    expect(viewer.flow.sent).toBe(ring.head);
    expect(screen.log.at(-1)).toMatch(/^later\n/);
  });

  test('is left alone while its line is full, so that nothing piles up here', () => {
    const { ring, screen, viewer } = behind();
    screen.stuck = 1;
    viewer.pump(ring);
    expect(screen.bytes).toBe(WINDOW_BYTES);
    expect(viewer.isBehind).toBe(true);
    screen.stuck = 0;
    viewer.pump(ring);
    expect(viewer.isBehind).toBe(false);
    expect(viewer.flow.sent).toBe(ring.head);
  });
});
