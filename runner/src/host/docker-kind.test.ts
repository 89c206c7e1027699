import { describe, expect, it } from 'vitest';
import { isPodman, isRootless, isTooOld } from './docker-kind.ts';

describe('the Docker of a host', () => {
  it.each([
    ['19.03.15', true],
    ['20.10.24+dfsg1', false],
    ['29.1.0', false],
    ['dev', false],
  ])('%s is too old: %s', (version, old) => {
    expect(isTooOld(version)).toBe(old);
  });

  it('is Podman where a component says so', () => {
    expect(isPodman({ Components: [{ Name: 'Podman Engine' }] })).toBe(true);
    expect(isPodman({ Components: [{ Name: 'Engine' }] })).toBe(false);
  });

  it('is rootless where its security options say so', () => {
    expect(isRootless({ SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'] })).toBe(true);
    expect(isRootless({ SecurityOptions: ['name=seccomp,profile=builtin'] })).toBe(false);
  });
});
