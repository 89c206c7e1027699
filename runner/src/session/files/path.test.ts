import { expect, test } from 'vitest';
import { belowHome, inHome, newInHome } from './path.ts';

test('a path is taken below the home, as it is written', () => {
  expect(inHome('lab/a file.txt')).toBe('/home/learner/lab/a file.txt');
  expect(inHome('.')).toBe('/home/learner');
  expect(inHome('lab/-rf')).toBe('/home/learner/lab/-rf');
});

test.each(['/etc/passwd', '~/x', '../other', 'lab/../../x', '..', 'lab/', './lab', 'lab/.', 'a\0b'])(
  'refused: %j leads out of the home, or names no one thing in it',
  (path) => {
    expect(() => inHome(path)).toThrow('This is not a path inside the home folder.');
  },
);

test('what is there may have any name; a new name must be one that a person can see', () => {
  expect(inHome('two\nlines')).toBe('/home/learner/two\nlines');
  expect(() => newInHome('two\nlines')).toThrow('control character');
});

test('the home itself is neither renamed nor deleted', () => {
  expect(() => belowHome('.')).toThrow('it is the home folder itself');
});
