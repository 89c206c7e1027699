import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeStalePid } from './stale-pid.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pid-'));
  file = join(folder, 'daemon.pid');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe.runIf(process.platform === 'linux')('the pid file of a daemon', () => {
  it('stays while the daemon runs', () => {
    writeFileSync(file, `${process.pid}\n`);
    removeStalePid(file, readFileSync(`/proc/${process.pid}/comm`, 'utf8').trim());
    expect(existsSync(file)).toBe(true);
  });

  it('goes where another program has its number', () => {
    writeFileSync(file, String(process.pid));
    removeStalePid(file, 'dockerd');
    expect(existsSync(file)).toBe(false);
  });

  it('goes where no process has its number', () => {
    writeFileSync(file, '999999999');
    removeStalePid(file, 'dockerd');
    expect(existsSync(file)).toBe(false);
  });

  it('need not be there', () => {
    expect(() => removeStalePid(file, 'dockerd')).not.toThrow();
  });
});
