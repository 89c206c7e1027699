import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './installed.mjs';

const wanted = {
  '': {},
  runner: { name: '@stackyard/runner' },
  'node_modules/a': { version: '1.0.0', integrity: 'x' },
  'node_modules/b': { version: '1.0.0', optional: true },
};
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'installed-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(packages: object): void {
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

describe('whether npm’s packages are there', () => {
  it('is no in a fresh clone', () => {
    expect(isInstalled(root)).toBe(false);
  });

  it('is yes after an installation, without the optional packages of other systems', () => {
    install({ 'node_modules/a': { version: '1.0.0', integrity: 'x' } });
    expect(isInstalled(root)).toBe(true);
  });

  it('is no once the lockfile asks for another version', () => {
    install({ 'node_modules/a': { version: '0.9.0', integrity: 'y' } });
    expect(isInstalled(root)).toBe(false);
  });

  it('is no where an installation was interrupted', () => {
    mkdirSync(join(root, 'node_modules/a'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });
});
