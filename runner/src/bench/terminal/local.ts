import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createServer, connect, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { MAKE_TEXT, TEXT } from './ours.ts';

const LISTENS_WITHIN_MS = 10_000;
const exec = promisify(execFile);

/** A server that runs beside the benchmark, on a port of this host’s own. */
export interface Local extends AsyncDisposable {
  port: number;
  pid: number;
}

/** A shell of this container with the prompt and the completion of a learner’s. */
export const LOCAL_SHELL = ['bash', '--rcfile', 'runner/images/machine/shell.sh'];

/** Starts a server with `port` put in, and waits until it listens. */
export async function startLocal(command: (port: number) => string[]): Promise<Local> {
  const port = await freePort();
  const [file = '', ...args] = command(port);
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], env: localEnv() });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  const deadline = performance.now() + LISTENS_WITHIN_MS;
  while (!(await listens(port))) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`${file} does not listen on ${port}: ${said.trim() || 'it said nothing'}`);
    await delay(20);
  }
  return { port, pid: child.pid ?? 0, [Symbol.asyncDispose]: () => end(child) };
}

/** 50 MB of text in this container. */
export async function localText(): Promise<string> {
  await exec('sh', ['-c', MAKE_TEXT]);
  return TEXT;
}

export async function firstLine(file: string, args: string[]): Promise<string> {
  return (await exec(file, args)).stdout.trim().split('\n', 1)[0] ?? '';
}

function localEnv(): Record<string, string> {
  return { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LANG: 'C.UTF-8' };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
