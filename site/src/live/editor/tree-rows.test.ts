import type { Folder, FolderEntry } from '@stackyard/protocol/files';
import { expect, test } from 'vitest';
import { moveOf, shownName, toRows } from './tree-rows.ts';

const entry = (name: string, kind: FolderEntry['kind'] = 'file', count: number | null = null): FolderEntry => ({
  name,
  kind,
  link: false,
  bytes: 1,
  count,
});
const folder = (path: string, entries: FolderEntry[], more = 0): [string, Folder] => [
  path,
  { path, stamp: '', entries, more },
];
const folders = new Map([
  folder('lab', [entry('b10.txt'), entry('b2.txt'), entry('services', 'folder', 1), entry('.git', 'folder', 9)]),
  folder('lab/services', [entry('app.ts')]),
]);
const drawn = (open: string[]): string[] =>
  toRows('lab', folders, new Set(open)).map(({ level, name, place, of }) => `${level} ${name} ${place}/${of}`);

test('folders stand first, then names in the order of a person, hidden ones too', () => {
  expect(drawn([])).toEqual(['1 .git 1/4', '1 services 2/4', '1 b2.txt 3/4', '1 b10.txt 4/4']);
});

test('an open folder shows what is in it one level deeper; one whose list has not come shows nothing yet', () => {
  expect(drawn(['lab/services', 'lab/.git'])).toEqual([
    '1 .git 1/4',
    '1 services 2/4',
    '2 app.ts 1/1',
    '1 b2.txt 3/4',
    '1 b10.txt 4/4',
  ]);
});

test('a folder that is cut says how many more there are', () => {
  const rows = toRows('lab', new Map([folder('lab', [entry('a')], 4000)]), new Set());
  expect(rows.map(({ name, kind }) => [name, kind])).toEqual([
    ['a', 'file'],
    ['4000 more, seen with ls', 'more'],
  ]);
});

test('arrows walk, open and close, as in every tree', () => {
  const rows = toRows('lab', folders, new Set(['lab/services']));
  expect(moveOf('ArrowDown', rows, 'lab/.git')).toEqual({ to: 'lab/services' });
  expect(moveOf('ArrowUp', rows, 'lab/.git')).toBeNull();
  expect(moveOf('ArrowRight', rows, 'lab/.git')).toEqual({ open: 'lab/.git' });
  expect(moveOf('ArrowRight', rows, 'lab/services')).toEqual({ to: 'lab/services/app.ts' });
  expect(moveOf('ArrowRight', rows, 'lab/b2.txt')).toBeNull();
  expect(moveOf('ArrowLeft', rows, 'lab/services/app.ts')).toEqual({ to: 'lab/services' });
  expect(moveOf('ArrowLeft', rows, 'lab/services')).toEqual({ close: 'lab/services' });
  expect(moveOf('ArrowLeft', rows, 'lab/b2.txt')).toBeNull();
  expect(moveOf('End', rows, 'lab/.git')).toEqual({ to: 'lab/b10.txt' });
});

test('a letter leads to the next name that begins with it, around the end', () => {
  const rows = toRows('lab', folders, new Set());
  expect(moveOf('b', rows, 'lab/b2.txt')).toEqual({ to: 'lab/b10.txt' });
  expect(moveOf('b', rows, 'lab/b10.txt')).toEqual({ to: 'lab/b2.txt' });
  expect(moveOf('x', rows, 'lab/b2.txt')).toBeNull();
});

test('a row that is gone leads to the first', () => {
  expect(moveOf('ArrowDown', toRows('lab', folders, new Set()), 'lab/gone')).toEqual({ to: 'lab/.git' });
});

test('what cannot be seen in a name stands as a sign', () => {
  expect(shownName('two\nlines\u202egpj')).toBe('two␣lines␣gpj');
});
