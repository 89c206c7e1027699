import type { CreateEntry, RenameEntry } from '@stackyard/protocol/files';
import type { Session } from '../session.ts';
import { askFiles } from './ask.ts';
import { belowHome, newInHome } from './path.ts';

// A link that leads nowhere takes a name as well.
const IS_THERE = (path: string): string => `{ [ -e "${path}" ] || [ -L "${path}" ]; }`;

const CREATE = `set -e
! ${IS_THERE('$1')} || exit 50
mkdir -p -- "$(dirname -- "$1")"
if [ "$2" = folder ]; then mkdir -- "$1"; else set -C; : > "$1"; fi`;

const RENAME = `set -e
${IS_THERE('$1')} || exit 44
! ${IS_THERE('$2')} || exit 50
mkdir -p -- "$(dirname -- "$2")"
mv -n -T -- "$1" "$2"`;

const REMOVE = `${IS_THERE('$1')} || exit 44
rm -rf -- "$1"`;

/** Makes an empty file or folder, and the folders above it. */
export async function createEntry(session: Session, { path, kind }: CreateEntry): Promise<void> {
  await change(session, { name: 'create', script: CREATE, path, args: [newInHome(path), kind] });
}

/** Gives a file or folder another name or place; nothing is overwritten. */
export async function renameEntry(session: Session, { path, to }: RenameEntry): Promise<void> {
  const args = [belowHome(path), newInHome(to)];
  await change(session, { name: 'rename', script: RENAME, path, args });
}

/** Deletes a file, or a folder with all that is in it. A link is deleted, not what it leads to. */
export async function removeEntry(session: Session, path: string): Promise<void> {
  await change(session, { name: 'remove', script: REMOVE, path, args: [belowHome(path)] });
}

async function change(session: Session, asked: Parameters<typeof askFiles>[1]): Promise<void> {
  session.touch();
  await askFiles(session.needMachine(), asked);
  session.acted = true;
  session.poke();
}
