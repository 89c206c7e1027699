import type { Block } from '../../lab/lab.ts';
import type { Edit } from './edit.ts';
import { apply } from './edit.ts';
import type { Facts } from './facts.ts';
import { piecesOf, type Solution } from './piece.ts';
import { readPiece, type Reading } from './reading.ts';
import { loadShell } from './shell.ts';

export const FACTS: Facts = {
  ports: new Set([5000, 6000, 6001]),
  names: new Set(['app', 'apq', 'monitor', 'manager', 'policy.yaml', 'swap-blob.yaml', 'vendor.key']),
  variables: ['TOKEN'],
  secretFiles: new Map([['vendor.key', 'secrets/vendor.key']]),
};

/** What one mutator makes of a script, each change with the lines that it leaves. */
export async function ofScript(mutator: (reading: Reading, facts: Facts) => Edit[], script: string): Promise<string[]> {
  return of(mutator, { blocks: [], solve: script });
}

/** What one mutator makes of a file that the page saves. */
export async function ofFile(
  mutator: (reading: Reading, facts: Facts) => Edit[],
  path: string,
  code: string,
): Promise<string[]> {
  const block: Block = { kind: 'save-as', path, code, slots: [], line: 1 };
  return of(mutator, { blocks: [block], solve: null });
}

async function of(mutator: (reading: Reading, facts: Facts) => Edit[], solution: Solution): Promise<string[]> {
  const shell = await loadShell();
  return piecesOf(solution).flatMap((piece) => {
    const lines = new Set(piece.text.split('\n'));
    return mutator(readPiece(piece, shell), FACTS).map(({ what, changes }) => {
      const changed = apply(piece.text, changes).split('\n');
      return `${what} ⇒ ${changed.filter((line) => !lines.has(line)).join(' ⏎ ')}`;
    });
  });
}
