import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHostConfig } from './config.ts';
import { takeLock } from './lock.ts';

let cache: string;
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(cache, { recursive: true }));
const config = () => ({ ...readHostConfig({}), cache });

describe('the lock of a start', () => {
  it('refuses a second start while the first runs, naming its process', () => {
    using _first = takeLock(config());
    expect(() => takeLock(config())).toThrow(`Process ${process.pid} has been starting “stackyard”`);
  });

  it('is free after the first ended', () => {
    takeLock(config())[Symbol.dispose]();
    using _second = takeLock(config());
    expect(_second).toBeDefined();
  });

  it('counts for nothing where its process was killed', () => {
    writeFileSync(join(cache, 'stackyard.lock'), '999999999');
    using _lock = takeLock(config());
    expect(_lock).toBeDefined();
  });
});
