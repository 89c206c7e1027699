import { api, ProblemError } from '../api.ts';
import { askFirst } from '../layout/ask.ts';
import { showProblem, showToast } from '../layout/toast.ts';
import { askName } from './ask-name.ts';
import { shownName, type Row } from './tree-rows.ts';

/** Makes a file or folder beside, or in, what stands marked in the tree. Gives its path, or null where none was made. */
export async function makeEntry(
  session: string,
  root: string,
  here: Row | null,
  kind: 'file' | 'folder',
): Promise<string | null> {
  const folder = here === null ? root : here.open ? here.path : above(here.path);
  const given = await askName({
    title: `New ${kind}`,
    text: `Its name in ~/${shownName(folder)}`,
    name: '',
    verb: 'Make',
  });
  const path = `${folder}/${given ?? ''}`;
  return given !== null && (await done(() => api.create(session, { path, kind }))) ? path : null;
}

/** Gives what stands marked another name. `isOpen` tells whether something unsaved would lose its file. */
export async function renameEntry(
  session: string,
  row: Row,
  isUnsaved: (path: string) => boolean,
): Promise<string | null> {
  if (row.kind === 'more') return null;
  if (isUnsaved(row.path)) {
    showToast(`${shownName(row.name)} has changes that are not saved. Save or close it first.`);
    return null;
  }
  const given = await askName({
    title: `Rename ${shownName(row.name)}`,
    text: 'Its new name',
    name: row.name,
    verb: 'Rename',
  });
  const to = `${above(row.path)}/${given ?? ''}`;
  return given !== null && (await done(() => api.rename(session, { path: row.path, to }))) ? to : null;
}

/** Deletes what stands marked, after a question that says what is lost. */
export async function removeEntry(session: string, row: Row): Promise<boolean> {
  if (row.kind === 'more') return false;
  const name = shownName(row.name);
  const inIt = row.open === null ? '' : row.count === null ? ' with all that is in it' : ` with the ${row.count} in it`;
  const text = row.link
    ? 'Only the link goes, not what it leads to.'
    : 'It is gone for good: the machine has no basket to take it from.';
  const yes = await askFirst({ title: `Delete ${name}${inIt}?`, text, verb: 'Delete' });
  return yes && (await done(() => api.remove(session, row.path)));
}

const above = (path: string): string => path.slice(0, path.lastIndexOf('/'));

async function done(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    showProblem(error.problem);
    return false;
  }
}
