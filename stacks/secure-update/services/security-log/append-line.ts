import { appendFile, rename, stat } from 'node:fs/promises';

/** Two files of this size are the most that a log takes. */
const LARGEST = 5_000_000;

/** Appends a line to a log. A log that has grown large becomes FILE.1, in the place of the one before. */
export async function appendLine(file: string, line: string, largest = LARGEST): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size >= largest) await rename(file, `${file}.1`);
  await appendFile(file, `${line}\n`);
}
