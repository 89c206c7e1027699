import type { Block } from './lab.ts';

export interface Fence {
  /** The words after the language. */
  meta: string;
  code: string;
  line: number;
  /** Where a `run` block goes that names no terminal. */
  terminal: string;
}

const SLOT = /‹([^›]*)›/g;

/** A fence as a block; null where it is only to be read; the offending words where they make no sense. */
export function toBlock(fence: Fence): Block | string | null {
  const { line } = fence;
  const words = fence.meta.split(/\s+/).filter((word) => word !== '');
  const [kind] = words;
  const code = fence.code.replaceAll(SLOT, '$1');
  if (kind === undefined) return null;
  if (kind === 'copy' && words.length === 1) return { kind, code, line };
  if (kind === 'run' && words.length <= 2) {
    const terminal = words[1] === undefined ? fence.terminal : valueOf(words[1], 'terminal');
    return terminal === null ? fence.meta : { kind, terminal, code, line };
  }
  const path = valueOf(kind, 'save-as');
  if (path === null || words.length > 1 || !staysInHome(path)) return fence.meta;
  const slots = [...fence.code.matchAll(SLOT)].map((match) => match[1] ?? '');
  return { kind: 'save-as', path, code: `${code}\n`, slots, line };
}

function valueOf(word: string, key: string): string | null {
  return word.startsWith(`${key}=`) && word.length > key.length + 1 ? word.slice(key.length + 1) : null;
}

function staysInHome(path: string): boolean {
  return !path.startsWith('/') && !path.split('/').includes('..');
}
