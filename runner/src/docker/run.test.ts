import { expect, test } from 'vitest';
import { run } from './run.ts';

const shell = (script: string, timeoutMs: number) => run('sh', ['-c', script], { timeoutMs });

test('a program is run to its end, with what it said', async () => {
  expect(await shell('echo out; echo err >&2; exit 3', 5000)).toEqual({
    code: 3,
    stdout: 'out\n',
    stderr: 'err\n',
    timedOut: false,
    truncated: false,
  });
});

test('one that does not end is ended', async () => {
  expect(await shell('echo begun; sleep 60', 300)).toMatchObject({ timedOut: true, stdout: 'begun\n' });
});

test('what left its group and holds its output is not waited for', async () => {
  expect(await shell('setsid sleep 8 & echo begun', 300)).toMatchObject({ timedOut: true, stdout: 'begun\n' });
  expect(await shell('setsid sleep 8 & sleep 60', 300)).toMatchObject({ timedOut: true });
});

test('output without end is read and thrown away', async () => {
  const { stdout, truncated } = await run('sh', ['-c', 'yes'], { timeoutMs: 500, maxBytes: 10 });
  expect([stdout, truncated]).toEqual(['y\ny\ny\ny\ny\n', true]);
});
