import type { Folder, FolderEntry } from '@stackyard/protocol/files';

/** One line of the tree. */
export interface Row {
  path: string;
  name: string;
  kind: FolderEntry['kind'] | 'more';
  link: boolean;
  /** From 1, as aria-level counts. */
  level: number;
  /** Place among the lines of its folder, from 1, and how many there are. */
  place: number;
  of: number;
  /** Whether a folder is open; null for what is none. */
  open: boolean | null;
  /** How much a folder holds, how many more lie in a folder that is cut. */
  count: number | null;
}

/** The lines of the tree in the order in which they stand: of every open folder whose list has come, folders first, then by name. */
export function toRows(root: string, folders: ReadonlyMap<string, Folder>, open: ReadonlySet<string>): Row[] {
  return below(root, 1, folders, open);
}

function below(path: string, level: number, folders: ReadonlyMap<string, Folder>, open: ReadonlySet<string>): Row[] {
  const folder = folders.get(path);
  if (!folder) return [];
  const entries = folder.entries.toSorted(byKindAndName);
  const of = entries.length + (folder.more > 0 ? 1 : 0);
  const rows = entries.flatMap((entry, at): Row[] => {
    const own = `${path}/${entry.name}`;
    const isOpen = entry.kind === 'folder' ? open.has(own) : null;
    const row = { ...entry, path: own, level, place: at + 1, of, open: isOpen };
    return isOpen ? [row, ...below(own, level + 1, folders, open)] : [row];
  });
  if (folder.more === 0) return rows;
  const name = `${folder.more} more, seen with ls`;
  return [
    ...rows,
    { path: `${path}/\0`, name, kind: 'more', link: false, level, place: of, of, open: null, count: folder.more },
  ];
}

const order = new Intl.Collator('en', { numeric: true });

function byKindAndName(a: FolderEntry, b: FolderEntry): number {
  const folders = Number(b.kind === 'folder') - Number(a.kind === 'folder');
  return folders === 0 ? order.compare(a.name, b.name) : folders;
}

/** A name as it is shown: what cannot be seen in it stands as a sign. */
export function shownName(name: string): string {
  return name.replaceAll(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '\u2423');
}

/** Where a key leads in the tree, as the ARIA pattern has it: the row to go to, or a folder to open or close. */
export type Move = { to: string } | { open: string } | { close: string } | null;

export function moveOf(key: string, rows: readonly Row[], here: string): Move {
  const at = rows.findIndex(({ path }) => path === here);
  const row = rows[at];
  if (!row) return rows[0] ? { to: rows[0].path } : null;
  const go = (to: number): Move => (rows[to] ? { to: rows[to].path } : null);
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (row.open === false) return { open: row.path };
      return row.open && rows[at + 1]?.level === row.level + 1 ? go(at + 1) : null;
    case 'ArrowLeft':
      if (row.open) return { close: row.path };
      return go(rows.findLastIndex(({ level }, before) => before < at && level < row.level));
    default:
      return key.length === 1 && key !== ' ' ? typed(key, rows, at) : null;
  }
}

function typed(letter: string, rows: readonly Row[], at: number): Move {
  const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  const found = after.find(({ name }) => name.toLowerCase().startsWith(letter.toLowerCase()));
  return found ? { to: found.path } : null;
}
