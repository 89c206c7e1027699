import { describe, expect, test } from 'vitest';
import { REPLAY_BYTES, Ring, RING_BYTES } from './ring.ts';

const size = { cols: 80, rows: 24 };

function ringOf(text: string, options = { base: 1000, capacity: 16 }): Ring {
  const ring = new Ring(size, options);
  ring.push(Buffer.from(text));
  return ring;
}

describe('a ring', () => {
  test('numbers bytes from its base on', () => {
    const ring = ringOf('hello');
    expect([ring.tail, ring.head]).toEqual([1000, 1005]);
    expect(ring.read(1001, 3).toString()).toBe('ell');
  });

  test('keeps the last bytes when more comes than fits, across its seam', () => {
    const ring = ringOf('0123456789');
    ring.push(Buffer.from('abcdefghij'));
    expect([ring.tail, ring.head]).toEqual([1004, 1020]);
    expect(ring.read(1004, 99).toString()).toBe('456789abcdefghij');
  });

  test('keeps the end of a chunk that is larger than itself', () => {
    const ring = ringOf('abc');
    ring.push(Buffer.from('0123456789abcdefghijklmnop'));
    expect(ring.read(ring.tail, 99).toString()).toBe('abcdefghijklmnop');
    ring.push(Buffer.from('!'));
    expect(ring.read(ring.tail, 99).toString()).toBe('bcdefghijklmnop!');
  });

  test('gives copies that later output does not change', () => {
    const ring = ringOf('0123456789abcdef');
    const before = ring.read(ring.tail, 16);
    ring.push(Buffer.from('XXXXXXXX'));
    expect(before.toString()).toBe('0123456789abcdef');
  });

  test('refuses to read what is gone', () => {
    const ring = ringOf('0123456789abcdefgh');
    expect(() => ring.read(1000, 1)).toThrow('byte 1000 is not in 1002…1018');
  });
});

describe('where a viewer begins', () => {
  test('exactly where it stopped, when that is still here', () => {
    expect(ringOf('0123456789').startFor(1004)).toEqual({ seq: 1004, reset: false });
    expect(ringOf('0123456789').startFor(1010)).toEqual({ seq: 1010, reset: false });
  });

  test('anew, with all there is, when it has seen nothing', () => {
    expect(ringOf('ab\ncd').startFor(null)).toEqual({ seq: 1000, reset: true });
  });

  test('at the beginning, with its screen as it is, when its number is from before that', () => {
    expect(ringOf('0123456789').startFor(7)).toEqual({ seq: 1000, reset: false });
  });

  test('anew when its number was never reached', () => {
    expect(ringOf('0123456789').startFor(5000)).toEqual({ seq: 1000, reset: true });
  });

  test('after a line’s end when the beginning is gone', () => {
    expect(ringOf('0123456789ab\ncdefgh').startFor(1001)).toEqual({ seq: 1013, reset: true });
  });

  test('at a whole character when there is no line’s end', () => {
    const ring = ringOf('a€€€€€€');
    expect(ring.tail).toBe(1003);
    expect(ring.read(ring.startFor(null).seq, 99).toString()).toBe('€€€€€');
  });

  test('at most a quarter of a megabyte back', () => {
    const ring = new Ring(size);
    const line = Buffer.from(`${'x'.repeat(99)}\n`);
    for (let count = 0; count < 9000; count += 1) ring.push(line);
    const { seq } = ring.startFor(null);
    expect(ring.head - seq).toBeLessThanOrEqual(REPLAY_BYTES);
    expect(ring.head - seq).toBeGreaterThan(REPLAY_BYTES - 100);
    expect(seq % 100).toBe(0);
  });

  test('at the prompt before that, so that a program which redraws its lines is shown whole', () => {
    const ring = new Ring(size);
    ring.push(Buffer.from('first\n\x1b]133;A\x07$ docker compose up\n'));
    const frame = Buffer.from(`\x1b[2A${'x'.repeat(96)}\n`);
    for (let count = 0; count < 4000; count += 1) ring.push(frame);
    expect(ring.startFor(null)).toEqual({ seq: 6, reset: true });
  });
});

describe('what was cleared', () => {
  const clear = '\x1b[H\x1b[2J\x1b[3J';
  const startOf = (text: string): number => ringOf(text, { base: 0, capacity: 1000 }).startFor(null).seq;

  test('is not shown again, from the last time on', () => {
    expect(startOf(`one\n${clear}two\n${clear}three\n`)).toBe(`one\n${clear}two\n`.length);
  });

  test('is shown where only the screen was erased, and not what had scrolled out of it', () => {
    expect(startOf('one\n\x1b[H\x1b[2Jtwo\n')).toBe(0);
  });

  test.each(['1049', '1047', '47'])('is shown where a program had the other screen (%s) meanwhile', (mode) => {
    expect(startOf(`one\n\x1b[?${mode}h${clear}vim\x1b[?${mode}l`)).toBe(0);
  });

  test('comes whole to a page that goes on where it was', () => {
    expect(ringOf(`one\n${clear}`, { base: 0, capacity: 1000 }).startFor(2)).toEqual({ seq: 2, reset: false });
  });
});

test('the prompt of now is the last one, while it is still here', () => {
  const ring = new Ring(size);
  expect(ring.lastPrompt).toBeUndefined();
  ring.push(Buffer.from('\x1b]133;A\x07$ ls\n\x1b]133;A\x07$ yes\n'));
  expect(ring.lastPrompt).toBe(13);
  ring.push(Buffer.alloc(RING_BYTES, 'y'));
  expect(ring.lastPrompt).toBeUndefined();
});

describe('sizes', () => {
  test('are found by the byte they took effect at', () => {
    const ring = ringOf('0123');
    ring.noteResize(100, 30);
    ring.push(Buffer.from('4567'));
    expect(ring.sizeAt(1003)).toMatchObject(size);
    expect(ring.sizeAt(1004)).toMatchObject({ cols: 100, rows: 30 });
    expect(ring.resizeAfter(ring.sizeAt(1000))).toEqual({ seq: 1004, cols: 100, rows: 30 });
  });

  test('of one place count once, the last one', () => {
    const ring = ringOf('0123');
    const known = ring.sizeAt(1004);
    ring.noteResize(100, 30);
    ring.noteResize(120, 40);
    expect(ring.resizeAfter(known)).toEqual({ seq: 1004, cols: 120, rows: 40 });
  });

  test('from before the oldest byte are forgotten, but for the one in effect', () => {
    const ring = ringOf('0123');
    for (let cols = 81; cols < 99; cols += 1) {
      ring.noteResize(cols, 24);
      ring.push(Buffer.from('0123456789'));
    }
    ring.noteResize(99, 24);
    expect(ring.sizeAt(0)).toMatchObject({ cols: 97 });
  });
});
