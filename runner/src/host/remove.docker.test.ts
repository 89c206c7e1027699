import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_ROOT } from '../docker/engine.ts';
import { ensureContainer, inspect, lastWords } from '../docker/host-container.ts';
import { connect } from '../docker/host-docker.ts';
import { labelsOf, ours } from '../docker/host-labels.ts';
import { openDurations } from './durations.ts';
import { ensureImage, hasImage } from './ensure-image.ts';
import { openLog } from './log.ts';
import { createProgress } from './progress.ts';
import { removeOurs } from './remove.ts';

const NAME = 'scratch-yard';
const docker = connect(`unix://${ENGINE_ROOT}/run/stackyard/docker.sock`);
const log = openLog('/tmp/scratch-yard', 'test');
const out = new PassThrough();
const progress = createProgress(
  Object.assign(out, { isTTY: false }) as unknown as NodeJS.WriteStream,
  openDurations('/tmp/scratch-yard/durations.json'),
  log,
);
const tag = 'stackyard/scratch:0123456789ab';
const plan = {
  key: 'scratch',
  title: 'A scratch image',
  tag,
  args: {},
  files: () =>
    Promise.resolve([
      { path: 'Dockerfile', content: Buffer.from('FROM debian:trixie-slim\nCMD ["sleep", "60"]\n'), executable: false },
    ]),
};
const options = { Image: tag, Labels: labelsOf(NAME, 'runner'), HostConfig: { NetworkMode: 'none', Init: true } };

beforeAll(async () => {
  await ensureImage(docker, plan, { name: NAME, progress, log, proxies: {} });
  await docker.createVolume({ Name: `${NAME}-data`, Labels: labelsOf(NAME, 'volume') });
});
afterAll(async () => {
  await removeOurs(docker, NAME, true, progress);
  await log.close();
});

describe('a container of the host', () => {
  it('stays as it is when it is asked for again', async () => {
    const first = await ensureContainer(docker, `${NAME}-one`, options);
    expect(await ensureContainer(docker, `${NAME}-one`, options)).toBe(first);
  });

  it('is replaced when it is asked for otherwise', async () => {
    const first = await ensureContainer(docker, `${NAME}-one`, options);
    const second = await ensureContainer(docker, `${NAME}-one`, { ...options, Env: ['CHANGED=1'] });
    expect(second).not.toBe(first);
    expect(await inspect(docker, first)).toBeUndefined();
  });

  it('leaves its last words when it cannot go on', async () => {
    const id = await ensureContainer(docker, `${NAME}-two`, {
      ...options,
      Cmd: ['sh', '-c', 'echo one; echo two >&2; exit 3'],
    });
    await docker.getContainer(id).wait();
    expect(await lastWords(docker, id)).toContain('two');
  });
});

describe('taking an installation down', () => {
  it('removes its containers and keeps its volumes and images', async () => {
    await ensureContainer(docker, `${NAME}-one`, options);
    await removeOurs(docker, NAME, false, progress);
    expect(await docker.listContainers({ all: true, filters: ours(NAME) })).toEqual([]);
    expect((await docker.listVolumes({ filters: ours(NAME) })).Volumes).toHaveLength(1);
    expect(await hasImage(docker, tag)).toBe(true);
  });

  it('removes, with --all, everything that carries its label and nothing else', async () => {
    await ensureContainer(docker, `${NAME}-one`, options);
    const removed = await removeOurs(docker, NAME, true, progress);
    expect(removed).toMatchObject({ containers: 1, volumes: 1, images: 1, left: [] });
    expect(await docker.listContainers({ all: true, filters: ours(NAME) })).toEqual([]);
    expect((await docker.listVolumes({ filters: ours(NAME) })).Volumes ?? []).toEqual([]);
    expect(await docker.listImages({ filters: ours(NAME) })).toEqual([]);
    expect(await hasImage(docker, 'debian:trixie-slim')).toBe(true);
  });
});
