import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import Docker from 'dockerode';

const O_PATH = 0x20_0000; // Linux, asm-generic/fcntl.h; Node names no constant for it

/**
 * Opens a path below the root of process `pid` without following a symbolic link at any step, and without opening the
 * file itself. A learner is root in the machine and could put a link to the engine’s own socket there: a link met from
 * outside would be resolved outside.
 * @returns a descriptor that the caller closes.
 */
function openBeneath(pid: number, path: readonly string[]): number {
  let current = openSync(`/proc/${pid}/root`, O_PATH | constants.O_DIRECTORY);
  for (const [index, part] of path.entries()) {
    const next = openPart(current, part, index < path.length - 1);
    closeSync(current);
    current = next;
  }
  return current;
}

function openPart(parent: number, part: string, directory: boolean): number {
  try {
    const opened = openSync(`/proc/self/fd/${parent}/${part}`, O_PATH | constants.O_NOFOLLOW);
    const stat = fstatSync(opened);
    if (directory ? stat.isDirectory() : stat.isSocket()) return opened;
    closeSync(opened);
    throw new Error(
      `expected ${directory ? 'a folder' : 'a socket'} named ${part} in the machine, found something else`,
    );
  } catch (error) {
    closeSync(parent);
    throw error;
  }
}

/** The Docker of the machine whose first process is `pid`. Reconnects by itself after that Docker restarted. */
export function connectMachine(pid: number): Docker {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  agent.createConnection = (_options, callback): Socket => {
    const descriptor = openBeneath(pid, ['run', 'docker.sock']);
    const socket = connect({ path: `/proc/self/fd/${descriptor}` });
    const close = once(() => closeSync(descriptor));
    socket.once('connect', () => {
      close();
      callback?.(null, socket);
    });
    socket.once('error', close);
    return socket;
  };
  const options: Docker.DockerOptions & { agent: Agent } = { protocol: 'http', host: 'machine', port: 2375, agent };
  return new Docker(options);
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
