import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CastEvent, CastHeader } from '@stackyard/protocol/recording';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testMachines, say, type TestMachines } from '../machine/for-tests.ts';
import { result } from '../report/result-for-tests.ts';
import { keepArtifacts } from './artifacts.ts';
import { recordedExec } from './recorded.ts';

let ground: TestMachines;
let folder: string;
beforeAll(async () => {
  ground = await testMachines();
  folder = await mkdtemp(join(tmpdir(), 'prove-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await ground[Symbol.asyncDispose]();
});

const OPTIONS = { user: 'learner', timeoutMs: 20_000 } as const;

/** What a recording shows. */
async function played(file: string): Promise<string> {
  const [header = '', ...lines] = (await readFile(file, 'utf8')).trim().split('\n');
  CastHeader.parse(JSON.parse(header));
  return lines.map((line) => CastEvent.parse(JSON.parse(line))[2]).join('');
}

test('a script runs on a terminal: its commands and what they say are recorded as they come', async () => {
  const machine = await ground.make();
  const file = join(folder, 'one.cast');
  const exec = recordedExec(machine, () => file);
  const script =
    'test -t 1 && echo "a $((20 + 1))st terminal, pages by $PAGER"; sleep 0.5; cat; echo gone 2>/dev/null > /tmp/kept; exit 3';
  const { code, stdout, timedOut } = await exec(['bash', '-c', script], OPTIONS);
  expect({ code, timedOut }).toEqual({ code: 3, timedOut: false });
  expect(stdout).toContain('a 21st terminal, pages by cat\n');
  const shown = await played(file);
  expect(shown.indexOf('$ sleep 0.5')).toBeGreaterThan(shown.indexOf('a 21st terminal'));
  expect(await say(machine, 'cat /tmp/kept')).toBe('gone');
});

test('a script that does not end is ended, in the machine too', async () => {
  const machine = await ground.make();
  const exec = recordedExec(machine, () => join(folder, 'endless.cast'));
  const { timedOut } = await exec(['bash', '-c', 'sleep 4321'], { ...OPTIONS, timeoutMs: 1000 });
  expect(timedOut).toBe(true);
  expect(await say(machine, 'pgrep -fx "sleep 4321" || echo ended')).toBe('ended');
});

test('of a failure are kept its verdict, the containers, the end of each log, and the recordings', async () => {
  const machine = await ground.make();
  const recordings = join(folder, 'recordings');
  const exec = recordedExec(machine, () => join(recordings, 'terminal-1.cast'));
  const line = 'docker run -d --name talks debian:trixie-slim sh -c "seq 300; sleep 1000"; sleep 1';
  await exec(['bash', '-c', line], OPTIONS);
  const failed = result({ kind: 'wrong-answer', name: 'late', ruling: 'disproven', output: 'it passes' });
  const kept = await keepArtifacts(folder, failed, { machine: () => machine, recordings });
  expect(kept).toBe('01-lab/01-start/wrong-answer-late-a-1');
  expect((await readdir(join(folder, kept), { recursive: true })).toSorted()).toEqual([
    'containers.txt',
    'logs',
    'logs/talks.log',
    'output.txt',
    'terminal-1.cast',
    'verdict.json',
  ]);
  const log = await readFile(join(folder, kept, 'logs/talks.log'), 'utf8');
  expect(log.trim().split('\n')).toEqual(Array.from({ length: 200 }, (_, index) => String(index + 101)));
  expect(await readFile(join(folder, kept, 'containers.txt'), 'utf8')).toContain('talks');
});
