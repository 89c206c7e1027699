import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { INPUT_LIMIT_BYTES, Writer } from './writer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A pty that takes so many bytes and is full then. */
function narrowPty(room: number): { room: number; got: string; asked: number; write: (bytes: Uint8Array) => number } {
  const pty = {
    room,
    got: '',
    asked: 0,
    write: (bytes: Uint8Array): number => {
      pty.asked += 1;
      const taken = Math.min(bytes.length, pty.room);
      if (taken === 0) throw Object.assign(new Error('full'), { code: 'EAGAIN' });
      pty.room -= taken;
      pty.got += Buffer.from(bytes.subarray(0, taken)).toString();
      return taken;
    },
  };
  return pty;
}

describe('the writer', () => {
  test('writes at once and in order', () => {
    const pty = narrowPty(100);
    const writer = new Writer(pty.write);
    expect([writer.take(Buffer.from('ab')), writer.take(Buffer.from('cd'))]).toEqual([true, true]);
    expect(pty.got).toBe('abcd');
  });

  test('goes on where a full pty stopped it, before anything newer', () => {
    const pty = narrowPty(3);
    const writer = new Writer(pty.write);
    writer.take(Buffer.from('abcdef'));
    writer.take(Buffer.from('gh'));
    expect(pty.got).toBe('abc');
    pty.room = 100;
    vi.advanceTimersByTime(2);
    expect(pty.got).toBe('abcdefgh');
  });

  test('asks a pty that stays full less and less often, every 50 ms in the end', () => {
    const pty = narrowPty(0);
    new Writer(pty.write).take(Buffer.from('x'));
    vi.advanceTimersByTime(1000);
    expect(pty.asked).toBeLessThan(30);
    expect(pty.asked).toBeGreaterThan(20);
  });

  test('takes nothing of what goes over a megabyte, and more once there is room', () => {
    const pty = narrowPty(0);
    const writer = new Writer(pty.write);
    expect(writer.take(Buffer.alloc(INPUT_LIMIT_BYTES))).toBe(true);
    expect(writer.take(Buffer.from('x'))).toBe(false);
    pty.room = 10;
    vi.advanceTimersByTime(2);
    expect(writer.take(Buffer.from('x'))).toBe(true);
  });

  test('stops when the other side is gone', () => {
    const writer = new Writer(() => {
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    });
    writer.take(Buffer.from('x'));
    expect(writer.take(Buffer.from('y'))).toBe(false);
  });

  test('writes nothing after it was closed, for the descriptor may be another’s by then', () => {
    const pty = narrowPty(0);
    const writer = new Writer(pty.write);
    writer.take(Buffer.from('x'));
    writer.close();
    pty.room = 10;
    vi.advanceTimersByTime(1000);
    expect(pty.got).toBe('');
  });
});
