import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dockerAddresses, isOnThisHost } from './docker-address.ts';

const USUAL = 'unix:///var/run/docker.sock';
let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'home-'))));
afterEach(() => rmSync(home, { recursive: true }));

function choose(context: string, host: string | undefined): void {
  mkdirSync(join(home, '.docker'), { recursive: true });
  writeFileSync(join(home, '.docker/config.json'), JSON.stringify({ currentContext: context }));
  if (host === undefined) return;
  const folder = join(home, '.docker/contexts/meta', createHash('sha256').update(context).digest('hex'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'meta.json'), JSON.stringify({ Name: context, Endpoints: { docker: { Host: host } } }));
}

describe('where a daemon may listen', () => {
  it('is the usual socket where nothing else is said', () => {
    expect(dockerAddresses(undefined, home)).toEqual([USUAL]);
  });

  it('is what DOCKER_HOST says, and nowhere else', () => {
    choose('colima', 'unix:///home/a/.colima/docker.sock');
    expect(dockerAddresses('unix:///other.sock', home)).toEqual(['unix:///other.sock']);
  });

  it('is first what the client’s context says', () => {
    choose('colima', 'unix:///home/a/.colima/docker.sock');
    expect(dockerAddresses(undefined, home)).toEqual(['unix:///home/a/.colima/docker.sock', USUAL]);
  });

  it('is the usual socket where the context is gone', () => {
    choose('colima', undefined);
    expect(dockerAddresses(undefined, home)).toEqual([USUAL]);
  });
});

describe('a daemon on this host', () => {
  it.each([
    ['unix:///var/run/docker.sock', true],
    ['tcp://127.0.0.1:2375', true],
    ['tcp://build-server:2375', false],
    ['ssh://me@build-server', false],
    ['nonsense', false],
  ])('%s: %s', (address, here) => {
    expect(isOnThisHost(address)).toBe(here);
  });
});
