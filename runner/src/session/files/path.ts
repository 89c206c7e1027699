import { problem } from '../../problems.ts';

const HOME = '/home/learner';

/** What is there, by its path relative to the home: absolute, inside the home as it is written. A link in it leads no further than the learner may go. */
export function inHome(path: string): string {
  refuse(path, fault(path));
  return path === '.' ? HOME : `${HOME}/${path}`;
}

/** The same for a name that is to be given: it must be one that a person can type and see. */
export function newInHome(path: string): string {
  const why = /\p{Cc}/u.test(path) ? 'it holds a control character' : null;
  refuse(path, fault(path) ?? why);
  return belowHome(path);
}

/** What is there, but not the home itself. */
export function belowHome(path: string): string {
  refuse(path, path === '.' ? 'it is the home folder itself' : null);
  return inHome(path);
}

function fault(path: string): string | null {
  if (path.startsWith('/') || path.startsWith('~')) return 'it is not relative to the home folder';
  if (path.split('/').includes('..')) return 'it leaves the home folder';
  if (path.endsWith('/') || (path !== '.' && path.split('/').includes('.'))) return 'it names a folder';
  return path.includes('\0') ? 'it holds a zero byte' : null;
}

function refuse(path: string, why: string | null): void {
  if (why !== null) throw problem('bad-path', { path: JSON.stringify(path), why });
}
