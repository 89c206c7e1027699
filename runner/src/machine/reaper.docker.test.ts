import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectEngine } from '../docker/engine.ts';
import { testMachines, type TestMachines } from './for-tests.ts';
import { CHECKPOINTS, checkpointFile, PROVE_CHECKPOINT } from './places.ts';
import { reapOld } from './reaper.ts';

const HOUR_MS = 3_600_000;
const [OLD, YOUNG] = [`${PROVE_CHECKPOINT}tests-old`, `${PROVE_CHECKPOINT}tests-young`];

let ground: TestMachines;
beforeAll(async () => {
  ground = await testMachines();
});
afterAll(async () => {
  for (const checkpoint of [OLD, YOUNG]) await rm(checkpointFile(checkpoint), { force: true });
  await ground[Symbol.asyncDispose]();
});

test('of what a run that was killed left, the old goes; what may still be in use stays', async () => {
  const machine = await ground.make();
  await mkdir(CHECKPOINTS, { recursive: true });
  for (const checkpoint of [OLD, YOUNG]) await writeFile(checkpointFile(checkpoint), '');
  const before = new Date(Date.now() - 2 * HOUR_MS);
  await utimes(checkpointFile(OLD), before, before);
  await reapOld(connectEngine(), ground.owner, HOUR_MS);
  const files = await readdir(CHECKPOINTS);
  expect(files).not.toContain(`${OLD}.img`);
  expect(files).toContain(`${YOUNG}.img`);
  await expect(machine.docker.ping()).resolves.toBeDefined();
});
