import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pack } from 'tar-stream';
import { Readable } from 'node:stream';

/** A file of a build: its path in the context, what it holds and whether it may be run. */
export interface ContextFile {
  path: string;
  content: Buffer;
  executable: boolean;
}

const LEFT_OUT = new Set(['node_modules', '.git', '.cache', '.astro', 'test-results', 'coverage']);

/** Reads the named files and folders of `root`, whole trees, without what is made by tools; sorted by path. */
export async function readFiles(root: string, names: string[], at = ''): Promise<ContextFile[]> {
  const found = await Promise.all(names.map((name) => walk(root, join(root, name))));
  return found
    .flat()
    .map((file) => ({ ...file, path: at + file.path }))
    .sort(byPath);
}

async function walk(root: string, path: string): Promise<ContextFile[]> {
  const info = await stat(path);
  if (info.isDirectory()) {
    const names = (await readdir(path)).filter((name) => !LEFT_OUT.has(name));
    return (await Promise.all(names.map((name) => walk(root, join(path, name))))).flat();
  }
  const content = await readFile(path);
  return [{ path: relative(root, path).split(sep).join('/'), content, executable: (info.mode & 0o100) !== 0 }];
}

/** A hash over paths, contents and modes of files and over further words, 12 hexadecimal digits. */
export function hashOf(files: ContextFile[], ...words: string[]): string {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word.length}:${word}`);
  for (const file of files.toSorted(byPath)) {
    hash.update(`${file.path}\0${file.executable}\0${file.content.length}\0`).update(file.content);
  }
  return hash.digest('hex').slice(0, 12);
}

/** The files as a tar stream that is the same for the same files, so that Docker’s build cache holds. */
export function toTar(files: ContextFile[]): Readable {
  const tar = pack();
  for (const { path, content, executable } of files) {
    tar.entry({ name: path, mode: executable ? 0o755 : 0o644, uid: 0, gid: 0, mtime: new Date(0) }, content);
  }
  tar.finalize();
  return Readable.from(tar, { objectMode: false });
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : 1;
}
