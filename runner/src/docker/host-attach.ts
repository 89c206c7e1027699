import { finished } from 'node:stream/promises';
import type { HostDocker } from './host-docker.ts';

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
  await finished(stream, { writable: false });
  if (isTerminal) {
    process.stdin.setRawMode(false);
    process.stdin.unpipe(stream);
    process.stdin.pause();
  }
  return (await exec.inspect()).ExitCode ?? 1;
}
