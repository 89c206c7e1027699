import { FILE_LIMIT_BYTES, type FileWritten, type WriteFile } from '@stackyard/protocol/files';
import type { SaveFile } from '@stackyard/protocol/session';
import { problem } from '../../problems.ts';
import type { Session } from '../session.ts';
import { askFiles, STAMP } from './ask.ts';
import { inHome, newInHome } from './path.ts';
import { versionOf } from './read.ts';

// Written beside and moved, so that a program in the machine never reads half a file.
const REPLACE = `set -e
mkdir -p -- "$(dirname -- "$1")"
[ ! -d "$1" ] || exit 45
cat > "$1.$$~"
mv -- "$1.$$~" "$1"`;

// What comes is kept aside first: a disk without room is met before the file is touched. Then the file is written in place, as
// editors at a terminal do: it keeps its rights and links, and a container that has it mounted sees what is in it.
const WRITE = `set -e
[ ! -d "$1" ] || exit 45
[ ! -e "$1" ] || [ -f "$1" ] || exit 47
new=$(mktemp)
trap 'rm -f -- "$new"' EXIT
cat > "$new"
if [ "$2" = none ]; then
  [ ! -e "$1" ] && [ ! -L "$1" ] || exit 48
  mkdir -p -- "$(dirname -- "$1")"
  set -C
  cat -- "$new" > "$1"
else
  [ -e "$1" ] || exit 48
  [ -r "$1" ] || exit 46
  [ "$(sha256sum < "$1" | cut -c 1-64)" = "$2" ] || exit 48
  [ -w "$1" ] || exit 49
  cat -- "$new" > "$1"
fi
${STAMP}`;

/** Saves a block of the page as a file, whatever is there now. */
export async function saveFile(session: Session, { path, content }: SaveFile): Promise<void> {
  const file = newInHome(path);
  session.touch();
  await save(session, { name: 'save', script: REPLACE, path, args: [file], input: content });
}

/** Saves what the learner edited, if the file is still the one that was read. */
export async function writeFile(session: Session, { path, content, version }: WriteFile): Promise<FileWritten> {
  const file = version === null ? newInHome(path) : inHome(path);
  session.touch();
  const bytes = Buffer.from(content);
  if (bytes.length > FILE_LIMIT_BYTES) throw problem('file-too-large', { path, limitKb: FILE_LIMIT_BYTES / 1024 });
  const args = [file, version ?? 'none'];
  const printed = await save(session, { name: 'write', script: WRITE, path, args, input: bytes });
  return { version: versionOf(bytes), stamp: printed.split('\0', 1)[0] ?? '' };
}

async function save(session: Session, asked: Omit<Parameters<typeof askFiles>[1], 'saves'>): Promise<string> {
  const printed = await askFiles(session.needMachine(), { ...asked, saves: true });
  session.acted = true;
  session.poke();
  return printed;
}
