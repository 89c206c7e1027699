import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

test.each([
  ['compose.yaml', 'yaml'],
  ['Dockerfile', 'dockerfile'],
  ['Dockerfile.dev', 'dockerfile'],
  ['kafka.dockerfile', 'dockerfile'],
  ['.bashrc', 'shell'],
  ['.env', 'ini'],
  ['.env.example', 'ini'],
  ['.npmrc', 'ini'],
  ['main.ts', 'typescript'],
  ['package.json', 'json'],
  ['README.MD', 'markdown'],
  ['nginx.conf', 'ini'],
  ['LICENSE', null],
  ['archive.tar.gz', null],
])('%s: %s', (name, language) => {
  expect(languageOf(name, '')).toBe(language);
});

test('a file without an ending is what its first line asks for', () => {
  expect(languageOf('make-secrets', '#!/bin/sh\nset -e\n')).toBe('shell');
  expect(languageOf('policy', '#!/usr/bin/env node\n')).toBe('typescript');
  expect(languageOf('count', '#!/usr/bin/python3\n')).toBe('python');
  expect(languageOf('notes', 'not #!/bin/sh\n')).toBeNull();
});
