import { open, readdir, rm, rmdir, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { CastEvent, CastHeader, RecordingName, type Recording } from '@stackyard/protocol/recording';

/** Longer than any first line of ours, and than any last one. */
const HEAD_BYTES = 4096;
const TAIL_BYTES = 131_072;
const NEWLINE = 0x0a;
/** A folder in which something is about to be recorded stays. */
const FOLDER_STAYS_MS = 3_600_000;

/** The recordings of a folder, the oldest first. */
export async function listRecordings(folder: string): Promise<Recording[]> {
  const names = (await entriesOf(folder)).filter((name) => RecordingName.safeParse(name).success);
  const found = await Promise.all(names.toSorted().map((name) => findRecording(folder, name)));
  return found.filter((recording) => recording !== null);
}

/**
 * One recording; null where there is none of that name. A file that is being written, or whose writer was killed, may end inside a
 * line: `bytes` counts whole lines only, and no reader should read further.
 */
export async function findRecording(folder: string, name: string): Promise<Recording | null> {
  let file: FileHandle;
  try {
    file = await open(join(folder, name));
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
  try {
    const { size } = await file.stat();
    const head = (await read(file, 0, HEAD_BYTES)).toString('utf8').split('\n');
    const header = head.length > 1 ? CastHeader.safeParse(parsed(head[0] ?? '')) : undefined;
    if (!header?.success) return null;
    const from = Math.max(0, size - TAIL_BYTES);
    const tail = await read(file, from, TAIL_BYTES);
    const end = tail.lastIndexOf(NEWLINE);
    const last = tail.toString('utf8', end > 0 ? tail.lastIndexOf(NEWLINE, end - 1) + 1 : 0, Math.max(0, end));
    const event = CastEvent.safeParse(parsed(last));
    return {
      name,
      terminal: header.data.title,
      at: atOf(name),
      seconds: event.success ? event.data[0] : 0,
      bytes: from + end + 1,
    };
  } finally {
    await file.close();
  }
}

/** Removes recordings that were last written before `before`, then the oldest ones until the others fit. `root` holds a folder for each attempt. */
export async function tidyRecordings(
  root: string,
  { before, mostBytes }: { before: number; mostBytes: number },
): Promise<void> {
  const folders = (await entriesOf(root)).map((name) => join(root, name));
  const files = (await Promise.all(folders.map(sizesOf))).flat().toSorted((a, b) => a.mtimeMs - b.mtimeMs);
  let bytes = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size, mtimeMs } of files) {
    if (mtimeMs >= before && bytes <= mostBytes) continue;
    await rm(path, { force: true });
    bytes -= size;
  }
  for (const folder of folders) await removeUnused(folder);
}

async function sizesOf(folder: string): Promise<{ path: string; size: number; mtimeMs: number }[]> {
  const paths = (await entriesOf(folder)).map((name) => join(folder, name));
  const sizes = paths.map(async (path) => {
    try {
      const { size, mtimeMs } = await stat(path);
      return [{ path, size, mtimeMs }];
    } catch (thrown) {
      if (isMissing(thrown)) return [];
      throw thrown;
    }
  });
  return (await Promise.all(sizes)).flat();
}

async function removeUnused(folder: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > FOLDER_STAYS_MS) await rmdir(folder);
  } catch (thrown) {
    // Something is in it, or it is gone.
    if (!isMissing(thrown) && codeOf(thrown) !== 'ENOTEMPTY') throw thrown;
  }
}

/** No names for a folder that is not there: nothing was ever recorded in it. */
async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if (isMissing(thrown)) return [];
    throw thrown;
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position });
  return buffer.subarray(0, bytesRead);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not a line of ours; what it should have been is checked by who asked.
    return null;
  }
}

/** 2026-11-21T18-25-33.123Z-k3x9qa.cast began at 2026-11-21T18:25:33.123Z. */
const atOf = (name: string): string => name.slice(0, 24).replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:');
const codeOf = (thrown: unknown): unknown => (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined);
const isMissing = (thrown: unknown): boolean => codeOf(thrown) === 'ENOENT';
