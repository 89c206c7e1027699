import type { Folder, FolderEntry } from '@stackyard/protocol/files';
import type { Session } from '../session.ts';
import { askFiles, STAMP } from './ask.ts';
import { inHome } from './path.ts';

const MOST_LISTED = 1000;
/** What lies one level deeper is only counted, and no further than this. */
const MOST_COUNTED = 20_000;

// Every part ends with a zero byte, as names may hold anything else; an empty part stands between the lists.
const SCRIPT = `[ -e "$1" ] || exit 44
[ -d "$1" ] || exit 51
{ [ -r "$1" ] && [ -x "$1" ]; } || exit 46
${STAMP}
cd -- "$1" || exit 46
find . -mindepth 1 -maxdepth 1 -printf . | wc -c | tr '\\n' '\\0'
find . -mindepth 1 -maxdepth 1 -printf '%y %Y %s %P\\0' | LC_ALL=C sort -z -t ' ' -k 4 | head -z -n ${MOST_LISTED}
printf '\\0'
find . -mindepth 2 -maxdepth 2 -printf '%P\\0' 2>/dev/null | head -z -n ${MOST_COUNTED} | cut -z -d / -f 1 | uniq -z -c
:`;

/** A folder of the learner’s home; `.` is the home itself. */
export async function listFolder(session: Session, path: string): Promise<Folder> {
  const folder = inHome(path);
  const machine = session.needMachine();
  return toFolder(path, await askFiles(machine, { name: 'list', script: SCRIPT, path, args: [folder] }));
}

/** Reads what the script above printed. */
export function toFolder(path: string, printed: string): Folder {
  const [stamp = '', total = '0', ...parts] = printed.split('\0');
  const end = parts.indexOf('');
  const counts = toCounts(parts.slice(end + 1));
  const entries = parts.slice(0, end).map((part) => toEntry(part, counts));
  return { path, stamp, entries, more: Math.max(0, Number(total) - entries.length) };
}

function toEntry(part: string, counts: Counts): FolderEntry {
  const [own = '', behind = '', bytes = '0'] = part.split(' ', 3);
  const name = part.slice(own.length + behind.length + bytes.length + 3);
  const kind = behind === 'd' ? 'folder' : behind === 'f' ? 'file' : 'other';
  return { name, kind, link: own === 'l', bytes: Number(bytes), count: own === 'd' ? counts.of(name) : null };
}

interface Counts {
  of(name: string): number | null;
}

function toCounts(parts: readonly string[]): Counts {
  const counts = new Map<string, number>();
  let counted = 0;
  let last = '';
  for (const part of parts) {
    const [, count = '0', name = ''] = /^ *([0-9]+) ([^]*)$/.exec(part) ?? [];
    if (name === '') continue;
    counts.set(name, Number(count));
    counted += Number(count);
    last = name;
  }
  // Where the counting stopped, the last folder has more than was seen and the ones after it were not looked at.
  const complete = counted < MOST_COUNTED;
  if (!complete) counts.delete(last);
  return { of: (name) => counts.get(name) ?? (complete ? 0 : null) };
}
