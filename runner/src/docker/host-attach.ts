import { PassThrough, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type Docker from 'dockerode';
import { isStatus, type HostDocker } from './host-docker.ts';

/** Runs a command in a container of the host with this process’s own terminal or streams; gives its exit code. */
export async function attachExec(docker: HostDocker, container: string, command: string[]): Promise<number> {
  const isTerminal = process.stdout.isTTY && process.stdin.isTTY;
  const exec = await docker.getContainer(container).exec({
    Cmd: command,
    Tty: isTerminal,
    AttachStdin: isTerminal,
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({ hijack: true, stdin: isTerminal, Tty: isTerminal });
  if (isTerminal) {
    const resize = () => void exec.resize({ h: process.stdout.rows, w: process.stdout.columns });
    process.stdout.on('resize', resize);
    resize();
    process.stdin.setRawMode(true);
    process.stdin.pipe(stream);
    stream.pipe(process.stdout);
  } else docker.modem.demuxStream(stream, process.stdout, process.stderr);
  // Docker leaves the stream open when the container itself is stopped
  const over = new AbortController();
  const stopped = docker.getContainer(container).wait({ condition: 'not-running', abortSignal: over.signal });
  await Promise.race([finished(stream, { writable: false }), stopped]);
  over.abort();
  await stopped.catch(() => undefined);
  if (isTerminal) {
    process.stdin.setRawMode(false);
    process.stdin.unpipe(stream);
    process.stdin.pause();
  }
  return codeOf(exec);
}

const KILLED = 137;

/** A container that was started again knows nothing of what ran in it before. */
async function codeOf(exec: Docker.Exec): Promise<number> {
  try {
    return (await exec.inspect()).ExitCode ?? KILLED;
  } catch (error) {
    if (isStatus(error, 404)) return KILLED;
    throw error;
  }
}

/** What goes into a command and what it says on standard output; standard error is this process’s own. */
export interface Piped {
  input: Readable;
  /** The most that is kept of what it says; it is an error to say more. */
  mostBytes: number;
}

/** Runs a command in a container of the host with a stream as its input. Gives its exit code and what it said; rejects where the input breaks. */
export async function pipeExec(
  docker: HostDocker,
  container: string,
  command: string[],
  { input, mostBytes }: Piped,
): Promise<{ code: number; output: string }> {
  const exec = await docker
    .getContainer(container)
    .exec({ Cmd: command, AttachStdin: true, AttachStdout: true, AttachStderr: true });
  const stream = await exec.start({ hijack: true, stdin: true });
  const output = new PassThrough();
  const pieces: Buffer[] = [];
  let kept = 0;
  output.on('data', (bytes: Buffer) => {
    kept += bytes.length;
    if (kept <= mostBytes) pieces.push(bytes);
  });
  docker.modem.demuxStream(stream, output, process.stderr);
  const broken = new Promise<never>((_, reject) => {
    input.once('error', (error) => {
      stream.end();
      reject(error);
    });
  });
  // a command that reads no further closes the stream by itself
  input.pipe(stream);
  await Promise.race([finished(stream, { writable: false }), broken]);
  if (kept > mostBytes) throw new Error(`${command.join(' ')} said ${kept} bytes; expected at most ${mostBytes}`);
  return { code: (await exec.inspect()).ExitCode ?? 1, output: Buffer.concat(pieces).toString('utf8') };
}
