import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { lineOf } from './live-screen.ts';
import { plainScreen } from './plain-screen.ts';

const work = { text: 'The engine’s image', now: 'step 3 of 9', beganAt: 0, lastTookMs: 31_000 };

describe('a work in the terminal', () => {
  it('says what, how far, how long so far and how long last time', () => {
    expect(lineOf(work, 12_000)).toBe('The engine’s image: step 3 of 9 (12 s, took 31 s last time)');
  });

  it('says nothing of last time when there was none', () => {
    expect(lineOf({ ...work, now: '', lastTookMs: undefined }, 1500)).toBe('The engine’s image (1.5 s)');
  });
});

describe('plain lines', () => {
  it('tell of a work that goes on at most every ten seconds', () => {
    vi.useFakeTimers({ now: 0 });
    const out = new PassThrough();
    const screen = plainScreen(out);
    screen.begin(work);
    for (let second = 1; second <= 25; second++) {
      vi.setSystemTime(second * 1000);
      screen.changed(work);
    }
    vi.useRealTimers();
    const lines = String(out.read()).trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('· The engine’s image (took 31 s last time)');
    expect(lines[2]).toContain('20 s');
  });
});
