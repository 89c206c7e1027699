import { expect, test } from 'vitest';
import { statusWords } from './show-status.ts';

const status = {
  version: '0.1.0',
  docker: '26.1.5+dfsg1',
  sessions: 0,
  capacity: 8,
  reserve: 1,
  freeMemoryMb: 18_142,
  freeDiskMb: 14_336,
  startedAt: '2026-11-21T12:24:41.062Z',
  machineImage: true,
};

test('the place in one line: engine, room, machines waiting', () => {
  expect(statusWords(status)).toBe('Docker 26 ready · 14 GB free · reserve 1');
});

test('until the machine’s image is there, the line says so', () => {
  expect(statusWords({ ...status, machineImage: false })).toBe('Docker 26 ready · machines are being prepared');
});
