import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { endSession, isAlive } from './end-session.ts';

/** A shell in a session of its own, once it says so. */
async function shell(script: string): Promise<number> {
  const child = spawn('bash', ['-c', `${script}\necho begun; while :; do sleep 1; done`], { detached: true });
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

test('ends the leader and what it started', async () => {
  const leader = await shell('sleep 100 & sleep 100 &');
  await endSession(leader);
  expect(isAlive(leader)).toBe(false);
});

test('ends a leader that ignores a hang-up', async () => {
  const leader = await shell('trap "" HUP');
  await endSession(leader);
  expect(isAlive(leader)).toBe(false);
});

test('leaves alone what was told to outlive its terminal', async () => {
  const child = spawn('bash', ['-c', "nohup sh -c 'echo $$; exec sleep 100' & wait"], { detached: true });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const survivor = Number(said.toString());
  await endSession(child.pid ?? 0);
  expect(isAlive(survivor)).toBe(true);
  process.kill(survivor);
});

test('ends a process that has not yet become the leader of its session', async () => {
  const child = spawn('sleep', ['100']);
  const ended = once(child, 'exit');
  await endSession(child.pid ?? 0);
  expect(await ended).toEqual([null, 'SIGHUP']);
});

test('what is gone already is no fault', async () => {
  await expect(endSession(2 ** 22 + 1)).resolves.toBeUndefined();
});
