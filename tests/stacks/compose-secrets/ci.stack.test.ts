import { afterAll, beforeAll, expect, test } from 'vitest';
import { CiSystem } from './ci-system.ts';

/** Rows 18 and 19 of the API’s checklist: what a push does, and what it does not. */
let ci: CiSystem;

beforeAll(async () => {
  ci = await CiSystem.start();
});
afterAll(() => ci[Symbol.asyncDispose]());

const times = (tags: Record<string, string>): string[] => Object.keys(tags).filter((tag) => /^\d{10}$/.test(tag));

test('row 18: a push gives the image two tags, its time and latest, with one digest, and signs it', async () => {
  const before = Math.floor(Date.now() / 1000);
  const { code, state, said } = await ci.push('true');
  expect({ code, state }, said).toEqual({ code: 0, state: 'success' });
  const tags = await ci.tags();
  expect(Object.keys(tags)).toHaveLength(2);
  const [time = ''] = times(tags);
  expect(Number(time)).toBeGreaterThanOrEqual(before);
  expect(Number(time)).toBeLessThanOrEqual(Date.now() / 1000);
  expect(tags[time]).toBe(tags['latest']);
  expect(said).toContain(`ci: done: localhost:5000/api@${tags['latest']}`);
  expect(await ci.stack.must('ci/verify localhost:5000/api:latest')).toBe(`localhost:5000/api@${tags['latest']}`);
}, 300_000);

test('row 19: failing tests push nothing, and whoever pushed is told which', async () => {
  const before = await ci.tags();
  const { code, state, said } = await ci.push("sed -i '/Unhealthy/s/503/200/' api/src/server.ts");
  expect({ code, state }).toEqual({ code: 0, state: 'failure' });
  expect(said).toContain('health is 503');
  expect(said).toContain('failed at: test');
  expect(await ci.tags()).toEqual(before);
}, 300_000);

test('an image that can not be built pushes nothing', async () => {
  const before = await ci.tags();
  const { state, said } = await ci.push("git revert --no-edit HEAD && sed -i 's/^EXPOSE/EXPOS/' api/Dockerfile");
  expect(state).toBe('failure');
  expect(said).toContain('EXPOS');
  expect(await ci.tags()).toEqual(before);
}, 300_000);

test('without its registry a push fails, and says so', async () => {
  await ci.stack.must('docker compose -f compose.registry.yaml stop');
  const { state, said } = await ci.push('git revert --no-edit HEAD && echo // >> api/src/server.ts');
  expect(state).toBe('failure');
  expect(said).toContain('failed at: push');
  await ci.stack.must('docker compose -f compose.registry.yaml up --detach --wait', { timeoutMs: 60_000 });
}, 300_000);

test('a key that does not open leaves latest as it was', async () => {
  const { latest } = await ci.tags();
  await ci.stack.must("sed -i 's/^COSIGN_PASSWORD=.*/COSIGN_PASSWORD=others/' ~/ci/secrets");
  const { state, said } = await ci.push('echo // >> api/src/server.ts');
  await ci.stack.must("sed -i 's/^COSIGN_PASSWORD=.*/COSIGN_PASSWORD=words/' ~/ci/secrets");
  expect(state).toBe('failure');
  expect(said).toContain('failed at: sign');
  expect((await ci.tags())['latest']).toBe(latest);
}, 300_000);

test('other branches are taken and not built', async () => {
  const before = await ci.tags();
  expect(await ci.push('true', 'idea')).toMatchObject({ code: 0, state: 'none' });
  expect(await ci.tags()).toEqual(before);
}, 300_000);
