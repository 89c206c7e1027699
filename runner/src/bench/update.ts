import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import type { Question } from '@stackyard/kit';
import { z } from 'zod';
import { probeHttp } from '../check/probe-http.ts';
import { loadConfig } from '../config.ts';
import { quantile, toTable } from './figures.ts';
import { prepareGround } from './ground.ts';

/**
 * `bench update`: lab 01’s system, hardened, in a machine: from POST to the new version served, and how many messages a
 * second the monitor decides on. `--rounds N` updates.
 */
await using ground = await prepareGround(20);
const { machines, order, rounds } = ground;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const STACK = 'secure-update';
const FOLDER = `/home/learner/${STACK}`;
const MESSAGES = 1000;
const WITHIN_MS = 60_000;

say('starting the system');
const machine = await machines.create({
  ...order,
  files: [{ from: join(loadConfig().root, 'stacks', STACK), to: STACK }],
  spec: { ...order.spec, memoryMb: 2048 },
});
const shell = async (line: string, input?: string): Promise<string> => {
  const ran = await machine.exec(['bash', '-c', line], {
    cwd: FOLDER,
    timeoutMs: WITHIN_MS,
    ...(input !== undefined && { input }),
  });
  if (ran.code !== 0) throw new Error(`${line} ended with code ${ran.code}: ${ran.stderr.trim() || ran.stdout.trim()}`);
  return ran.stdout;
};
await shell('./make-secrets && docker compose up --detach --wait');
const token = await shell('. ./.env && printf %s "$TOKEN"');

const http = probeHttp(machine.address, new AbortController().signal);
const ask = async (port: number, path: string, question?: Question): Promise<string> => {
  const answer = await http(port, path, question);
  if (!answer.answered || answer.status !== 200)
    throw new Error(`port ${port} ${path}: ${answer.answered ? answer.body : answer.words}`);
  return answer.body;
};
const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + WITHIN_MS;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`not within ${WITHIN_MS / 1000} s: ${what}`);
    await delay(5);
  }
};

const served: number[] = [];
for (let round = 1; round <= rounds; round++) {
  const version = `1.1.${round}`;
  await shell(`sed -i "s/VERSION = '[^']*'/VERSION = '${version}'/" file_server/data/app-update/app.ts`);
  const digest = (await ask(6001, '/get-digest/app-update.zip')).split(' ')[0];
  const started = performance.now();
  await ask(6000, '/update', {
    method: 'POST',
    headers: { auth: token, 'content-type': 'application/json' },
    body: JSON.stringify({
      url: 'http://file_server:6001/download-update/app-update.zip',
      target: 'app',
      digest,
      digest_alg: 'sha256',
    }),
  });
  await until(`the app serves ${version}`, async () => (await ask(5000, '/')).includes(`version ${version}`));
  served.push(performance.now() - started);
}

say(`${MESSAGES} messages for the monitor`);
const newest = async (): Promise<number> => {
  const decisions = z
    .array(z.looseObject({ seq: z.number() }))
    .parse(JSON.parse(await ask(6002, '/decisions?limit=1')));
  return decisions.at(-1)?.seq ?? 0;
};
const rates: number[] = [];
for (let round = 1; round <= 3; round++) {
  const before = await newest();
  const lines = Array.from({ length: MESSAGES }, () =>
    JSON.stringify({
      id: crypto.randomUUID(),
      operation: 'get_blob',
      source: 'downloader',
      deliver_to: 'updater',
    }),
  );
  const started = performance.now();
  await shell('docker compose exec -T downloader send', `${lines.join('\n')}\n`);
  await until(`${MESSAGES} decisions`, async () => (await newest()) >= before + MESSAGES);
  rates.push((MESSAGES / (performance.now() - started)) * 1000);
}

process.stdout.write(
  `${toTable([
    { name: 'POST to the new version served', values: served, unit: 'ms' },
    { name: 'the same, p95', values: [quantile(served, 0.95)], unit: 'ms' },
    { name: 'decisions, sent and on record', values: rates, unit: '/s' },
  ])}\n`,
);
