import { brief, type Edit } from './edit.ts';
import { destinations, hereDocument, type Reading } from './reading.ts';
import { walk } from './shell.ts';

/** Leaves a file empty that the solution writes. */
export function emptyFile({ piece, root }: Reading): Edit[] {
  if (!root) return [{ what: `an empty ${piece.path ?? ''}`, changes: [{ from: 0, to: piece.text.length, put: '' }] }];
  return [...walk(root)].flatMap((node): Edit[] => {
    const [file] = node.type === 'redirected_statement' ? destinations(node) : [];
    const body = node.childForFieldName('body');
    if (!file || !body) return [];
    const document = hereDocument(node);
    const what = `an empty ${brief(file.text)}`;
    if (document) return [{ what, changes: [{ from: document.startIndex, to: document.endIndex, put: '' }] }];
    return [{ what, changes: [{ from: body.startIndex, to: body.endIndex, put: ':' }] }];
  });
}
