import { expect, test } from 'vitest';
import { runProgram } from './test-script.ts';

const never = new AbortController().signal;

test('a program’s exit code and both its streams come back', async () => {
  const shown: string[] = [];
  const ran = await runProgram('sh', ['-c', 'echo out; echo err >&2; exit 3'], '.', never, (text) => shown.push(text));
  expect(ran.code).toBe(3);
  expect(ran.output).toContain('out');
  expect(ran.output).toContain('err');
  expect(shown.join('')).toBe(ran.output);
});

test('what a program started ends with it when the stage is stopped', async () => {
  const stop = new AbortController();
  const pids: string[] = [];
  const run = runProgram('sh', ['-c', 'sleep 1000 & echo $!; wait'], '.', stop.signal, (text) => {
    pids.push(text.trim());
    stop.abort();
  });
  await expect(run).rejects.toThrow('stopped');
  await expect.poll(() => isAlive(Number(pids[0]))).toBe(false);
});

/** A process that ended but was not yet reaped still answers to signal 0; its state says Z. */
async function isAlive(pid: number): Promise<boolean> {
  const { output } = await runProgram('ps', ['-o', 'stat=', '-p', String(pid)], '.', never, () => undefined);
  return output.trim() !== '' && !output.trim().startsWith('Z');
}
