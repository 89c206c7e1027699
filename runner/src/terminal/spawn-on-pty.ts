import { createRequire } from 'node:module';
import type { IPty } from 'node-pty';
import type { Program } from './host/words.ts';
import { makeIn } from './machine-pts.ts';

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
  const spawn = nodePty.spawn.bind(nodePty);
  const make = (): Spawned & { name: string } => {
    const pty = spawn(program.file, [...program.args], {
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
    return { pty, fd: pty.fd, name: pty.ptsName };
  };
  return program.place === undefined ? make() : makeIn(program.place, make);
}
