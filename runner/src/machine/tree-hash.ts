import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const LEFT_OUT = /(^|\/)(node_modules|\.git|dist|coverage)(\/|$)|\.test\.ts$|(^|\/)(README\.md|mutants\.(json|yaml))$/;

/**
 * A hash of every file’s path and content below the folders, and of the words given: equal inputs, equal hash.
 * @returns 12 hexadecimal digits (48 bits: enough to tell the stores of one machine apart).
 */
export async function treeHash(folders: readonly string[], words: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`${word}\0`);
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    for (const file of files.filter((path) => !LEFT_OUT.test(path)).toSorted()) {
      hash.update(`${file}\0`);
      hash.update(await readFile(join(folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
