import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CastEvent, CastHeader } from '@stackyard/protocol/recording';
import { expect, test, vi } from 'vitest';
import { findRecording } from '../store/recordings.ts';
import { recordingName } from './recording-name.ts';
import { Recording } from './recording.ts';

const size = { cols: 80, rows: 24 };
const name = recordingName('k3x9qa', new Date('2026-11-21T18:25:33.123Z'));

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  return { folder, file: join(folder, 'attempt', name), [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
};

/** Every line of the file, strictly as asciicast v2 has it. */
function read(file: string): { header: CastHeader; events: CastEvent[]; text: string } {
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  const [header, ...events] = lines.map((line) => JSON.parse(line) as unknown);
  const parsed = events.map((event) => CastEvent.parse(event));
  const times = parsed.map(([at]) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const text = parsed.map(([, kind, data]) => (kind === 'o' ? data : '')).join('');
  return { header: CastHeader.parse(header), events: parsed, text };
}

test('output and sizes become asciicast v2, in their order', async () => {
  using at = place();
  {
    await using recording = new Recording(at.file, size, 'Terminal 1');
    recording.output(Buffer.from('\x1b[32m$\x1b[0m ls\r\n'));
    recording.resized({ cols: 120, rows: 40 });
    recording.output(Buffer.from('“quoted” \\ \0\x7f'));
  }
  const { header, events } = read(at.file);
  expect(header).toMatchObject({ version: 2, width: 80, height: 24, title: 'Terminal 1' });
  expect(events.map(([, kind, data]) => [kind, data])).toEqual([
    ['o', '\x1b[32m$\x1b[0m ls\r\n'],
    ['r', '120x40'],
    ['o', '“quoted” \\ \0\x7f'],
  ]);
});

test('a character that is split over two chunks is whole, and bytes that are none become a replacement', async () => {
  using at = place();
  const bytes = Buffer.from('a日👩‍💻é');
  {
    await using recording = new Recording(at.file, size, 'Terminal 1');
    for (const byte of bytes) recording.output(Buffer.from([byte]));
    recording.output(Buffer.from([0xff, 0x41, 0xe6]));
  }
  expect(read(at.file).text).toBe('a日👩‍💻é\ufffdA\ufffd');
});

test('a flood is in the file to the last character', async () => {
  using at = place();
  const chunk = Buffer.from('日本語のとても長い行\r\n'.repeat(2000));
  {
    await using recording = new Recording(at.file, size, 'Terminal 1');
    for (let count = 0; count < 100; count += 1) {
      recording.output(chunk.subarray(0, 30_001));
      recording.output(chunk.subarray(30_001));
    }
  }
  expect(read(at.file).text).toBe(chunk.toString().repeat(100));
});

test('at its limit it says so in its last event and to whoever began it, once', async () => {
  using at = place();
  const ended = vi.fn();
  {
    await using recording = new Recording(at.file, size, 'Terminal 1', { ended, limitBytes: 1_048_576 });
    for (let count = 0; count < 200; count += 1) recording.output(Buffer.alloc(10_000, 'x'));
    recording.resized({ cols: 100, rows: 30 });
  }
  expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'recording-full' }));
  const { text, events } = read(at.file);
  expect(text).toMatch(/^x+.\[0m\r\n\[The recording ends here: it holds 1 MB\.\]\r\n$/);
  expect(events.length).toBe(105);
});

test('where no file can be made it says why, and takes output as before', async () => {
  using at = place();
  writeFileSync(join(at.folder, 'attempt'), 'not a folder');
  const ended = vi.fn();
  await using recording = new Recording(at.file, size, 'Terminal 1', { ended });
  recording.output(Buffer.from('x'));
  await vi.waitFor(
    () =>
      expect(ended).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({
          name: 'recording-not-written',
          message: 'It could not be written: not a directory. What came before is kept; the terminal goes on.',
        }),
      ),
    { timeout: 5000 },
  );
  recording.output(Buffer.from('y'));
});

test('a recording that had to make room for others ends', async () => {
  using at = place();
  const ended = vi.fn();
  await using recording = new Recording(at.file, size, 'Terminal 1', { ended });
  await vi.waitFor(() => expect(readFileSync(at.file, 'utf8')).toContain('version'), { timeout: 5000 });
  rmSync(at.file);
  recording.output(Buffer.from('x'));
  await vi.waitFor(
    () => expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'recording-made-room' })),
    { timeout: 5000 },
  );
});

/** Runs a program that floods a recording, in a process of its own. */
function flooded(file: string, { before = '', after }: { before?: string; after: string }): string {
  const program = `
    import { Recording } from ${JSON.stringify(join(import.meta.dirname, 'recording.ts'))};
    const recording = new Recording(process.argv[1], { cols: 80, rows: 24 }, 'Terminal 1', { ended: ({ message }) => console.log(message) });
    for (let count = 0; ; count += 1) {
      recording.output(Buffer.from('line ' + count + '\\r\\n'));
      if (count % 1000 === 0) await new Promise(setImmediate);
      ${after}
    }`;
  const command = `${before} exec "$0" --input-type=module-typescript -e "$1" "$2"`;
  return spawnSync('sh', ['-c', command, process.execPath, program, file], { encoding: 'utf8', timeout: 8000 }).stdout;
}

test('a full disk ends it with a problem and leaves what came before', () => {
  using at = place();
  const said = flooded(at.file, { before: 'ulimit -f 256;', after: 'if (count === 100_000) process.exit();' });
  expect(said).toBe('It could not be written: file too large. What came before is kept; the terminal goes on.\n');
  expect(readFileSync(at.file, 'utf8').split('\n').length).toBeGreaterThan(1000);
});

test('a writer that is killed leaves a file whose lines are whole, but for the last', async () => {
  using at = place();
  flooded(at.file, { after: `if (count === 50_000) process.kill(process.pid, 'SIGKILL');` });
  const left = await findRecording(join(at.folder, 'attempt'), name);
  expect(left).toMatchObject({ terminal: 'Terminal 1', at: '2026-11-21T18:25:33.123Z' });
  expect(left?.bytes).toBeGreaterThan(65_536);
  const whole = readFileSync(at.file).subarray(0, left?.bytes);
  writeFileSync(at.file, whole);
  const { text, events } = read(at.file);
  expect(text).toMatch(/^line 0\r\nline 1\r\n/);
  expect(left?.seconds).toBe(events.at(-1)?.[0]);
});
