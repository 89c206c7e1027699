import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Verdict } from '@stackyard/protocol/verdict';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareGround } from '../bench/ground.ts';
import { openPlace, type Place } from '../bench/place.ts';
import { loadConfig } from '../config.ts';
import { listResults } from '../store/results.ts';
import { followLabs } from './live-labs.ts';

const STEP = 'labs/01-secure-update/01-start-the-system';
const WITHIN = { timeout: 30_000, interval: 200 };

const made = new AsyncDisposableStack();
let root: string;
let place: Place;

beforeAll(async () => {
  const real = loadConfig().root;
  root = mkdtempSync(join(tmpdir(), 'live-labs-'));
  for (const part of ['stacks', 'node_modules', 'package.json']) symlinkSync(join(real, part), join(root, part));
  mkdirSync(join(root, 'site/dist'), { recursive: true });
  writeFileSync(join(root, 'site/dist/index.html'), '<!doctype html><title>Stackyard</title>');
  cpSync(join(real, 'labs/01-secure-update'), join(root, 'labs/01-secure-update'), { recursive: true });
  const before = process.env['STACKYARD_ROOT'];
  process.env['STACKYARD_ROOT'] = root;
  made.defer(() => {
    if (before === undefined) delete process.env['STACKYARD_ROOT'];
    else process.env['STACKYARD_ROOT'] = before;
    rmSync(root, { recursive: true, force: true });
  });
  place = made.use(await openPlace(made.use(await prepareGround(1))));
  made.use(
    await followLabs({
      folder: join(root, 'labs'),
      pages: join(root, 'site/dist/kept.js'),
      labs: place.labs,
      sessions: place.sessions,
      restart: () => expect.unreachable('a check that changed needs no new start'),
      say: () => undefined,
    }),
  );
});

afterAll(() => made[Symbol.asyncDispose]());

test('an author changes a check: it is asked again by itself in the same machine, whose shells go on', async () => {
  const session = await place.sessions.open('alone', '01-secure-update');
  await expect.poll(() => session.live.state, WITHIN).toBe('ready');
  const { machine } = session;
  const shells = session.terminals?.list().map(({ id, state }) => ({ id, state }));
  await machine?.exec(['touch', '/home/learner/mine'], { timeoutMs: 5000 });
  expect(await namesNow(session.id)).toEqual(['services-healthy', 'app-answers']);

  const kept = () => listResults(place.database, session.live.attempt)[0]?.verdict?.findings.at(-1);
  const check = readFileSync(join(root, STEP, 'check.ts'), 'utf8');
  const third = `  finding('third', () => ({ outcome: 'pass', headline: 'The third holds' })),\n]);\n`;
  writeFileSync(join(root, STEP, 'check.ts'), check.replace(/\]\);\s*$/, third));
  await expect.poll(kept, WITHIN).toEqual({ name: 'third', outcome: 'pass', headline: 'The third holds' });
  expect(await namesNow(session.id)).toEqual(['services-healthy', 'app-answers', 'third']);
  expect(session.machine).toBe(machine);
  expect((await machine?.exec(['cat', '/home/learner/mine'], { timeoutMs: 5000 }))?.code).toBe(0);
  expect(session.terminals?.list().map(({ id, state }) => ({ id, state }))).toEqual(shells);
});

/** Names of the findings of the first step’s check, asked now. */
async function namesNow(session: string): Promise<string[]> {
  const page = await fetch(place.origin);
  const [cookie = ''] = page.headers.getSetCookie().map((line) => line.split(';')[0]);
  const answer = await fetch(`${place.origin}/api/sessions/${session}/verdict`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ step: '01-start-the-system' }),
  });
  return Verdict.parse(await answer.json()).findings.map(({ name }) => name);
}
