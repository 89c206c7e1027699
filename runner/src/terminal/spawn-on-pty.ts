import { chownSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IPty } from 'node-pty';

/** A program to run on a pty, with no other environment than `env`. */
export interface Program {
  file: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Who may open the terminal's device by name, as `tee /dev/stderr` does; ids as the runner's own user namespace has them. */
  owner?: { uid: number; gid: number };
}

export interface Spawned {
  pty: IPty;
  /** The pty's own side: it does not block, and belongs to `pty`, which closes it. */
  fd: number;
}

type NodePty = typeof import('node-pty');
let nodePty: NodePty | undefined;

/** Starts the program at once. Throws where node-pty has not been built. */
export function spawnOnPty(program: Program, size: { cols: number; rows: number }): Spawned {
  // Loaded at the first terminal: what only knows the types of this folder works where node-pty is not built.
  nodePty ??= createRequire(import.meta.url)('node-pty') as NodePty;
  const pty = nodePty.spawn(program.file, [...program.args], {
    name: 'xterm-256color',
    cols: size.cols,
    rows: size.rows,
    cwd: '/',
    env: { ...program.env },
    encoding: null,
  });
  // node-pty has these two and does not declare them.
  if (!('fd' in pty && typeof pty.fd === 'number' && 'ptsName' in pty && typeof pty.ptsName === 'string')) {
    throw new Error('this node-pty has neither fd nor ptsName; 1.1.0 has both');
  }
  if (program.owner !== undefined) chownSync(pty.ptsName, program.owner.uid, program.owner.gid);
  return { pty, fd: pty.fd };
}
