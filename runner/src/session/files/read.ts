import { FILE_LIMIT_BYTES, type FileContent } from '@stackyard/protocol/files';
import { createHash } from 'node:crypto';
import { problem } from '../../problems.ts';
import type { Session } from '../session.ts';
import { askFiles, STAMP } from './ask.ts';
import { inHome } from './path.ts';

// In base64, as a file may hold bytes that are no text; the stamp first, so that a write meanwhile is seen as a change.
const SCRIPT = `[ -e "$1" ] || exit 44
[ ! -d "$1" ] || exit 45
[ -f "$1" ] || exit 47
[ -r "$1" ] || exit 46
${STAMP}
[ ! -w "$1" ] || printf w
printf '\\0'
head -c ${FILE_LIMIT_BYTES + 1} -- "$1" | base64 -w 0`;

/** A text file of the learner’s home, of at most 1 MiB in UTF-8. */
export async function readFile(session: Session, path: string): Promise<FileContent> {
  const file = inHome(path);
  const machine = session.needMachine();
  const printed = await askFiles(machine, { name: 'read', script: SCRIPT, path, args: [file] });
  const [stamp = '', writable = '', content = ''] = printed.split('\0');
  const bytes = Buffer.from(content, 'base64');
  return { path, content: toText(path, bytes), version: versionOf(bytes), stamp, writable: writable === 'w' };
}

export function versionOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function toText(path: string, bytes: Buffer): string {
  if (bytes.length > FILE_LIMIT_BYTES) throw problem('file-too-large', { path, limitKb: FILE_LIMIT_BYTES / 1024 });
  if (bytes.includes(0)) throw problem('file-not-text', { path, kb: Math.ceil(bytes.length / 1024) });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw problem('file-not-utf8', { path });
  }
}
