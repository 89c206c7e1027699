import { expect, test } from 'vitest';
import { toAddress, toWorker } from './keep-pages.ts';

test('a page is kept under the address that a browser asks for', () => {
  expect(toAddress('index.html')).toBe('/');
  expect(toAddress('labs/01-secure-update/02-ship-an-update/index.html')).toBe(
    '/labs/01-secure-update/02-ship-an-update/',
  );
  expect(toAddress('404.html')).toBe('/404.html');
  expect(toAddress('_astro/lab.BiE46cTK.js')).toBe('/_astro/lab.BiE46cTK.js');
});

test('another build is another worker, so that a browser takes it', () => {
  const first = toWorker('aaaaaaaaaaaa', ['/'], 'serve();\n');
  expect(first).toContain('"pages-aaaaaaaaaaaa"');
  expect(first).toContain('new Set(["/"])');
  expect(toWorker('bbbbbbbbbbbb', ['/'], 'serve();\n')).not.toBe(first);
});
