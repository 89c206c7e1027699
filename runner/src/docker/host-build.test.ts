import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { followBuild, type BuildProgress } from './host-build.ts';

async function follow(...lines: object[]): Promise<{ progress: BuildProgress[]; log: string }> {
  const progress: BuildProgress[] = [];
  let log = '';
  await followBuild(
    Readable.from(lines.map((line) => `${JSON.stringify(line)}\r\n`)),
    (one) => progress.push(one),
    (text) => (log += text),
  );
  return { progress, log };
}

describe('the stream of a classic build', () => {
  it('tells which step of how many is being run', async () => {
    const { progress } = await follow(
      { stream: 'Step 2/9 : RUN apt-get update' },
      { stream: '\n' },
      { stream: ' ---> Running in 3f' },
    );
    expect(progress).toEqual([{ done: 2, of: 9, what: 'RUN apt-get update' }]);
  });

  it('goes to the log whole', async () => {
    expect((await follow({ stream: 'a\n' }, { status: 'Pulling' }, { aux: { ID: 'x' } })).log).toBe('a\nPulling\n');
  });

  it('throws the builder’s own words where a step fails', async () => {
    await expect(
      follow({ stream: 'Step 1/1 : RUN false' }, { error: 'returned a non-zero code: 1', errorDetail: {} }),
    ).rejects.toThrow('returned a non-zero code: 1');
  });
});
