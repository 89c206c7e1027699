import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Block } from '../lab/lab.ts';
import { pageScript, type ScriptPlace } from './script.ts';

let place: ScriptPlace;

beforeEach(() => {
  const home = mkdtempSync(join(tmpdir(), 'script-'));
  mkdirSync(join(home, 'lab'));
  writeFileSync(join(home, 'lab.sh'), `export TOKEN='it'\\''s secret'\n`);
  place = { home, dir: join(home, 'lab'), exports: join(home, 'lab.sh'), terminal: 'main' };
});
afterEach(() => rmSync(place.home, { recursive: true }));

const play = (blocks: Block[]): string => execFileSync('bash', ['-c', pageScript(blocks, place)], { encoding: 'utf8' });
const run = (code: string, terminal = 'main'): Block => ({ kind: 'run', terminal, code, line: 1 });

test('blocks of one terminal share a shell, and what fails ends nothing', () => {
  expect(play([run('name=stack; cd ..'), run('false'), run('echo "$name $(basename "$PWD")"')])).toBe(
    `stack ${place.home.split('/').at(-1)}\n`,
  );
});

test('another terminal knows nothing of it and starts in the lab’s folder', () => {
  expect(play([run('name=stack; cd ..'), run('echo "[$name] $(basename "$PWD")"', 'bus')])).toBe('[] lab\n');
});

test('the lab’s variables are there, whatever is in them', () => {
  expect(play([run('echo "$TOKEN"')])).toBe(`it's secret\n`);
});

test('a save-as block writes its file to the byte', () => {
  const code = `{"a": "$HOME 'x' \\n ü"}\n`;
  play([{ kind: 'save-as', path: 'lab/new/update.json', code, slots: [], line: 1 }]);
  expect(readFileSync(join(place.dir, 'new/update.json'), 'utf8')).toBe(code);
});

test('a copy block is only read', () => {
  expect(play([{ kind: 'copy', code: 'echo no', line: 1 }])).toBe('');
});
