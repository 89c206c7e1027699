import { describe, expect, it } from 'vitest';
import { readHostConfig } from './config.ts';

describe('the host’s settings', () => {
  it('are stackyard on port 4321 where nothing is set', () => {
    const { name, port, ci, salt } = readHostConfig({});
    expect({ name, port, ci, salt }).toEqual({ name: 'stackyard', port: 4321, ci: false, salt: '' });
  });

  it('take CI=true as nobody being there to ask', () => {
    expect(readHostConfig({ CI: 'true', DISPLAY: ':0' })).toMatchObject({ ci: true, browser: false });
  });

  it('open no browser over SSH', () => {
    expect(readHostConfig({ DISPLAY: ':0', SSH_CONNECTION: '1 2 3 4' }).browser).toBe(false);
  });

  it('name every fault at once', () => {
    expect(() =>
      readHostConfig({ STACKYARD_NAME: 'My Lab', STACKYARD_PORT: '99999' }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[HostProblem: The environment holds a setting that cannot be used. STACKYARD_NAME is “My Lab”, expected letters a to z, digits and hyphens, 2 to 31 characters, a letter first; STACKYARD_PORT is “99999”, expected a port from 1 to 65535.]`,
    );
  });

  it('pass proxies on to builds', () => {
    expect(readHostConfig({ HTTPS_PROXY: 'http://proxy:3128' }).proxies).toEqual({ HTTPS_PROXY: 'http://proxy:3128' });
  });
});
