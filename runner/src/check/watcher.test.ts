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

  test('says nothing more once it is closed', async () => {
    const run = vi.fn(async () => {});
    const watcher = createWatcher(run);
    watcher.poke();
    watcher[Symbol.dispose]();
    await vi.advanceTimersByTimeAsync(5000);
    expect(run).not.toHaveBeenCalled();
  });
});
