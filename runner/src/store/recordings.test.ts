import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRecording, listRecordings, tidyRecordings } from './recordings.ts';

const HEADER =
  '{"version":2,"width":80,"height":24,"timestamp":1795285533,"title":"shell","env":{"TERM":"xterm-256color","SHELL":"/bin/bash"}}\n';
const name = (minute: number) => `2026-11-21T18-${minute}-00.000Z-k3x9qa.cast`;

const place = () => {
  const root = mkdtempSync(join(tmpdir(), 'recordings-'));
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
};

/** A recording of that many bytes, written last so many seconds after the epoch. */
function keep(folder: string, file: string, bytes: number, at: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), Buffer.alloc(bytes));
  utimesSync(join(folder, file), at, at);
}

test('recordings are listed by when they began; what is not one of ours is left out', async () => {
  using at = place();
  writeFileSync(join(at.root, name(20)), `${HEADER}[0.5,"o","a"]\n[12.25,"r","100x30"]\n`);
  writeFileSync(join(at.root, name(10)), HEADER);
  writeFileSync(join(at.root, name(30)), 'no header\n');
  writeFileSync(join(at.root, name(40)), '');
  writeFileSync(join(at.root, 'notes.cast'), HEADER);
  expect(await listRecordings(at.root)).toEqual([
    { name: name(10), terminal: 'shell', at: '2026-11-21T18:10:00.000Z', seconds: 0, bytes: HEADER.length },
    { name: name(20), terminal: 'shell', at: '2026-11-21T18:20:00.000Z', seconds: 12.25, bytes: HEADER.length + 35 },
  ]);
  expect(await listRecordings(join(at.root, 'nothing'))).toEqual([]);
  expect(await findRecording(at.root, name(50))).toBeNull();
});

test('a line that is not whole yet is not counted', async () => {
  using at = place();
  writeFileSync(join(at.root, name(20)), `${HEADER}[0.5,"o","a"]\n[3.5,"o","half of a li`);
  expect(await findRecording(at.root, name(20))).toMatchObject({ seconds: 0.5, bytes: HEADER.length + 14 });
});

test('the last event of a long file is found from its end', async () => {
  using at = place();
  const many = Array.from({ length: 20_000 }, (_, count) => `[${count},"o","line ${count}"]\n`).join('');
  writeFileSync(join(at.root, name(20)), HEADER + many);
  expect(await findRecording(at.root, name(20))).toMatchObject({
    seconds: 19_999,
    bytes: HEADER.length + many.length,
  });
});

test('what is older than its time goes, then the oldest of all attempts until the others fit', async () => {
  using at = place();
  const [one, two] = [join(at.root, 'alone-01-try-1'), join(at.root, 'alone-01-try-2')];
  keep(one, name(10), 10, 100);
  keep(one, name(20), 300, 2000);
  keep(two, name(30), 300, 3000);
  keep(one, name(40), 300, 4000);
  await tidyRecordings(at.root, { before: 1_000_000, mostBytes: 600 });
  expect(readdirSync(one)).toEqual([name(40)]);
  expect(readdirSync(two)).toEqual([name(30)]);
});

test('a folder that nothing is left in goes too, once nobody is about to record into it', async () => {
  using at = place();
  const [old, fresh] = [join(at.root, 'alone-01-try-1'), join(at.root, 'alone-01-try-2')];
  mkdirSync(old);
  utimesSync(old, 1, 1);
  mkdirSync(fresh);
  await tidyRecordings(at.root, { before: 0, mostBytes: 0 });
  expect(readdirSync(at.root)).toEqual(['alone-01-try-2']);
  await tidyRecordings(join(at.root, 'nothing'), { before: 0, mostBytes: 0 });
});
