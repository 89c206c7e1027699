import type { FileContent } from '@stackyard/protocol/files';
import { expect, test } from 'vitest';
import { afterLook, afterProblem, afterSave, fromDisk, fromDraft, isUnsaved } from './standing.ts';

const file = (content: string, stamp = `at ${content}`): FileContent => ({
  path: 'lab/a',
  content,
  version: `version of ${content}`,
  stamp,
  writable: true,
});
const problem = (name: string) => ({ name, title: 'Title', message: 'Message', hint: 'Hint' });
const opened = fromDisk(file('one'));

test('a change on disk comes into an editor that has none of its own', () => {
  expect(afterLook(opened, 'one', file('two'))).toEqual({ known: fromDisk(file('two')), text: 'two' });
});

test('where both have changed the editor keeps its text, and the other version stands beside it', () => {
  const { known, text } = afterLook(opened, 'mine', file('two'));
  expect(text).toBeNull();
  expect(known.standing).toEqual({ kind: 'conflict', theirs: file('two') });
  expect(known.version).toBe('version of one');
  expect(isUnsaved(known, 'mine')).toBe(true);
});

test('a conflict goes on with the newest version, and is over when the disk is what it was or what the editor has', () => {
  const { known } = afterLook(opened, 'mine', file('two'));
  expect(afterLook(known, 'mine', file('three')).known.standing).toEqual({ kind: 'conflict', theirs: file('three') });
  expect(afterLook(known, 'mine', file('one')).known).toMatchObject({
    version: 'version of one',
    standing: { kind: 'same' },
  });
  expect(afterLook(known, 'two', file('two'))).toEqual({ known: fromDisk(file('two')), text: null });
});

test('a conflict stays one even where the learner’s text is again what it was', () => {
  const { known } = afterLook(opened, 'mine', file('two'));
  expect(afterLook(known, 'one', file('two'))).toMatchObject({ text: null, known: { standing: { kind: 'conflict' } } });
});

test('a file that was only touched, or saved by this editor, changes nothing in it', () => {
  expect(afterLook(opened, 'mine', file('one', 'later')).known).toMatchObject({
    stamp: 'later',
    standing: { kind: 'same' },
  });
  const saved = afterSave(opened, 'mine', { version: 'version of mine', stamp: 'at mine' });
  expect(isUnsaved(saved, 'mine')).toBe(false);
  expect(afterLook(saved, 'mine and more', file('mine')).known.standing).toEqual({ kind: 'same' });
});

test('a file that is gone leaves its text as unsaved, and saving it must find nothing', () => {
  const gone = afterProblem(opened, problem('no-such-file'));
  expect(gone).toMatchObject({ version: null, standing: { kind: 'gone' } });
  expect(gone && isUnsaved(gone, 'one')).toBe(true);
});

test('a file that was gone for a moment, as when Git replaces it, comes back as a change on disk', () => {
  const gone = afterProblem(opened, problem('no-such-file')) ?? opened;
  expect(afterLook(gone, 'one', file('two'))).toMatchObject({ text: 'two', known: { standing: { kind: 'same' } } });
  expect(afterLook(gone, 'mine', file('two')).known.standing.kind).toBe('conflict');
});

test('only a problem of the disk changes what is known of it', () => {
  expect(afterProblem(opened, problem('file-not-text'))?.standing.kind).toBe('refused');
  expect(afterProblem(opened, problem('runner-unreachable'))).toBeNull();
  expect(afterProblem(opened, problem('files-silent'))).toBeNull();
});

test('a text kept unsaved meets a file that has changed since as a conflict', () => {
  expect(fromDraft('version of one', file('one')).standing).toEqual({ kind: 'same' });
  expect(fromDraft('version of one', file('two'))).toMatchObject({
    version: 'version of one',
    standing: { kind: 'conflict' },
  });
});
