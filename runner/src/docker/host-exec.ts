import { PassThrough, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { HostDocker } from './host-docker.ts';

export interface Ran {
  code: number;
  output: string;
}

/** Runs a command in a container of the host, with `input` on its standard input; output is both its streams. */
export async function execIn(docker: HostDocker, container: string, command: string[], input?: Readable): Promise<Ran> {
  const exec = await docker.getContainer(container).exec({
    Cmd: command,
    AttachStdin: input !== undefined,
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({ hijack: true, stdin: input !== undefined });
  const output = new PassThrough();
  const pieces: Buffer[] = [];
  output.on('data', (bytes: Buffer) => pieces.push(bytes));
  docker.modem.demuxStream(stream, output, output);
  const failed = input === undefined ? new Promise<never>(() => undefined) : failure(input, stream);
  if (input !== undefined) input.pipe(stream);
  await Promise.race([finished(stream, { writable: false }), failed]);
  const { ExitCode } = await exec.inspect();
  return { code: ExitCode ?? -1, output: Buffer.concat(pieces).toString('utf8') };
}

/** Rejects when the input breaks; a command that stops reading early closes the stream by itself. */
function failure(input: Readable, stream: NodeJS.ReadWriteStream): Promise<never> {
  return new Promise((_, reject) => {
    input.once('error', (error) => {
      stream.end();
      reject(error);
    });
  });
}
