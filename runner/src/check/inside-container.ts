import { CannotTell, type CommandResult, type ContainerFile } from '@stackyard/kit';
import { PassThrough } from 'node:stream';
import { extract } from 'tar-stream';
import type { Probed } from './probed.ts';

type Dockerode = Probed['docker'];

const TIMEOUT_MS = 5000;
const LIMIT_BYTES = 1_048_576;
const FILE_LIMIT_BYTES = 262_144;

/** Runs a command in a container through Docker’s API: one process fewer than Docker’s own client, and none of the learner’s. Null where the container does not run. */
export async function runInContainer(
  docker: Dockerode,
  name: string,
  command: readonly string[],
  { input = '', timeoutMs = TIMEOUT_MS }: { input?: string | undefined; timeoutMs?: number | undefined },
): Promise<CommandResult | null> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const exec = await docker.getContainer(name).exec({
      Cmd: [...command],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      abortSignal: limit,
    });
    const stream = await exec.start({ hijack: true, stdin: true, abortSignal: limit });
    limit.addEventListener('abort', () => stream.destroy(), { once: true });
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    docker.modem.demuxStream(stream, stdout, stderr);
    stream.once('close', () => [stdout, stderr].forEach((side) => side.end()));
    stream.once('end', () => [stdout, stderr].forEach((side) => side.end()));
    stream.end(input);
    const [out, error] = await Promise.all([atMost(stdout), atMost(stderr)]);
    const { ExitCode } = await exec.inspect();
    return {
      code: ExitCode,
      stdout: out.said,
      stderr: error.said,
      timedOut: limit.aborted,
      truncated: out.truncated || error.truncated,
    };
  } catch (error) {
    if (limit.aborted) return { code: null, stdout: '', stderr: '', timedOut: true, truncated: false };
    if (isRefusal(error)) return null;
    throw new CannotTell('The machine’s Docker does not answer', 'See whether it runs: `docker version`');
  }
}

/** Reads at most 256 KiB of a file of a container, running or not, as it sees it: what is mounted into it included. */
export async function readInContainer(docker: Dockerode, name: string, path: string): Promise<ContainerFile> {
  try {
    const archive = await docker.getContainer(name).getArchive({ path, abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
    const tar = extract();
    archive.pipe(tar);
    archive.once('error', (error: Error) => tar.destroy(error));
    for await (const entry of tar) {
      if (entry.header.type !== 'file') return { found: false };
      const { said, truncated } = await atMost(entry as AsyncIterable<Buffer>, FILE_LIMIT_BYTES);
      return {
        found: true,
        text: said,
        truncated,
        mode: (entry.header.mode ?? 0) & 0o7777,
        owner: entry.header.uid ?? 0,
      };
    }
    return { found: false };
  } catch (error) {
    if (isRefusal(error)) return { found: false };
    throw new CannotTell('The machine’s Docker does not answer', 'See whether it runs: `docker version`');
  }
}

/** No such container or path, or it does not run. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && (error.statusCode === 404 || error.statusCode === 409);

async function atMost(
  stream: AsyncIterable<Buffer>,
  most = LIMIT_BYTES,
): Promise<{ said: string; truncated: boolean }> {
  const kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    if (length < most) kept.push(chunk.subarray(0, most - length));
    length += chunk.length;
  }
  return { said: Buffer.concat(kept).toString('utf8'), truncated: length > most };
}
