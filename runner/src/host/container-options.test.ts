import { describe, expect, it } from 'vitest';
import { engineOptions } from './engine.ts';
import { runnerOptions, type RunnerRequest } from './runner.ts';

const engine = engineOptions(
  { name: 'yard', port: 4321, image: 'stackyard/engine:1', mtu: 1400, capabilities: ['SYS_ADMIN'] },
  true,
);
const request: RunnerRequest = {
  name: 'yard',
  port: 4321,
  image: 'stackyard/runner:1',
  engine: 'e1',
  capabilities: ['SYS_ADMIN'],
  machineImage: 'stackyard/machine:1',
  nodeImage: 'stackyard/node:1',
  baseImage: 'debian:trixie-slim',
  dev: undefined,
};

describe('the engine’s container', () => {
  it('publishes the runner’s port on this host alone', () => {
    expect(engine.HostConfig.PortBindings).toEqual({ '4321/tcp': [{ HostIp: '127.0.0.1', HostPort: '4321' }] });
  });

  it('asks for what the host has and is not privileged', () => {
    expect(engine.HostConfig.CapAdd).toEqual(['SYS_ADMIN']);
    expect(engine.HostConfig.Privileged).toBeUndefined();
  });

  it('turns IPv6 off only where the kernel has it', () => {
    expect(engine.HostConfig.Sysctls).toBeDefined();
    expect(
      engineOptions({ name: 'yard', port: 1, image: 'i', mtu: 1500, capabilities: [] }, false).HostConfig.Sysctls,
    ).toBeUndefined();
  });

  it('carries our labels and the MTU of the default route', () => {
    expect(engine.Labels).toEqual({ 'stackyard.name': 'yard', 'stackyard.part': 'engine' });
    expect(engine.Env).toContain('ENGINE_MTU=1400');
  });
});

describe('the runner’s container', () => {
  it('shares the engine’s network and processes', () => {
    expect(runnerOptions(request).HostConfig).toMatchObject({ NetworkMode: 'container:e1', PidMode: 'container:e1' });
  });

  it('has its code in its image', () => {
    expect(runnerOptions(request).HostConfig.Mounts?.map(({ Target }) => Target)).toEqual(['/var/lib/stackyard']);
  });

  it('has this folder’s code mounted read-only in development', () => {
    const mounts = runnerOptions({ ...request, dev: '/src' }).HostConfig.Mounts ?? [];
    expect(mounts).toContainEqual({
      Type: 'bind',
      Source: '/src/runner/src',
      Target: '/opt/stackyard/runner/src',
      ReadOnly: true,
    });
    expect(runnerOptions({ ...request, dev: '/src' }).Cmd).toEqual(['runner/src/dev.ts']);
    expect(runnerOptions({ ...request, dev: '/src' }).Env).toContain('STACKYARD_DEV=1');
    expect(runnerOptions(request).Env).not.toContain('STACKYARD_DEV=1');
  });
});
