import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWatcher } from './watcher.ts';

describe('a watcher', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  test('runs once for many pokes, 300 ms after the last', async () => {
    const run = vi.fn(async () => {});
    using watcher = createWatcher(run);
    for (let poke = 0; poke < 3; poke += 1) {
      watcher.poke();
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(run).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('is not put off for ever by pokes that do not end', async () => {
    const run = vi.fn(async () => {});
    using watcher = createWatcher(run);
    for (let poke = 0; poke < 20; poke += 1) {
      watcher.poke();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('runs one at a time, and once more for what came meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const run = vi.fn(() => promise);
    using watcher = createWatcher(run);
    watcher.poke();
    await vi.advanceTimersByTimeAsync(300);
    watcher.poke();
    watcher.poke();
    await vi.advanceTimersByTimeAsync(5000);
    expect(run).toHaveBeenCalledTimes(1);
    resolve();
    await vi.advanceTimersByTimeAsync(5000);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('a look does not wait for rest', async () => {
    const run = vi.fn(async () => {});
    using watcher = createWatcher(run);
    watcher.look();
    expect(run).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('a look does not wait either where something has just changed by itself', async () => {
    const run = vi.fn(async () => {});
    using watcher = createWatcher(run);
    watcher.poke();
    await vi.advanceTimersByTimeAsync(300);
    expect(run).toHaveBeenCalledTimes(1);
    watcher.look();
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('a key held down for ten seconds, thirty times a second, brings a run every half second and one when it is let go', async () => {
    const starts: number[] = [];
    using watcher = createWatcher(async () => void starts.push(performance.now()));
    for (let pressed = 0; pressed < 300; pressed += 1) {
      watcher.look();
      watcher.poke();
      await vi.advanceTimersByTimeAsync(1000 / 30);
    }
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500);
    expect(starts.length).toBeGreaterThan(15);
    expect(starts.length).toBeLessThanOrEqual(20);
    await vi.advanceTimersByTimeAsync(5000);
    expect(starts.length).toBeLessThanOrEqual(22);
  });

  test('a look that comes during a run is not forgotten', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const run = vi.fn(() => promise);
    using watcher = createWatcher(run);
    watcher.look();
    await vi.advanceTimersByTimeAsync(700);
    watcher.look();
    expect(run).toHaveBeenCalledTimes(1);
    resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('says nothing more once it is closed', async () => {
    const run = vi.fn(async () => {});
    const watcher = createWatcher(run);
    watcher.poke();
    watcher[Symbol.dispose]();
    await vi.advanceTimersByTimeAsync(5000);
    expect(run).not.toHaveBeenCalled();
  });
});
