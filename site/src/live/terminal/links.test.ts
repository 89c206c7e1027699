import { expect, test } from 'vitest';
import { onMachine } from './links.ts';

const ports = [{ port: 5000, url: 'http://5000-abcdefghijkl.localhost:4321/' }];

test('localhost in a terminal is the machine’s, not the reader’s', () => {
  expect(onMachine('http://localhost:5000/digest?a=1', ports)).toBe(
    'http://5000-abcdefghijkl.localhost:4321/digest?a=1',
  );
  expect(onMachine('http://127.0.0.1:5000', ports)).toBe('http://5000-abcdefghijkl.localhost:4321/');
});

test('a port that the lab does not show, and every other address, are left as they are', () => {
  expect(onMachine('http://localhost:6001/', ports)).toBeNull();
  expect(onMachine('https://docs.docker.com/', ports)).toBeNull();
  expect(onMachine('not an address', ports)).toBeNull();
});
