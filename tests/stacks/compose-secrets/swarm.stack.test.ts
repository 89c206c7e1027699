import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../stack.ts';
import { look, NOWHERE } from './look.ts';
import { Visitor } from './web-visitor.ts';

/** Rows 18, 19, 21 to 23 of the checklist: four replicas in a swarm of one machine. */
let stack: Stack;

const SERVICE = 'appsec_web';
const DEPLOY = 'docker stack deploy --detach=false -c web/stack.yaml appsec';
const make = (name: string, value: string): string => `printf '${value}\\n' | docker secret create ${name} -`;
const SLOW_MS = 150_000;

beforeAll(async () => {
  stack = await startStack(
    'compose-secrets',
    `docker swarm init --advertise-addr 127.0.0.1 && ${make('ADMIN_PASSWORD', 'of-the-admin')} && ${make('ADMIN_MFA', '4711')} && ${make('SECRET_KEY', 'a-key-for-all')} && ${DEPLOY}`,
    { startWithinMs: SLOW_MS },
  );
});
afterAll(() => stack[Symbol.asyncDispose]());

const replicas = (): Promise<string> =>
  stack.must(`docker service ls --filter name=${SERVICE} --format '{{.Replicas}}'`);
const inspect = async (format: string): Promise<unknown> =>
  JSON.parse(await stack.must(`docker service inspect -f '{{json ${format}}}' ${SERVICE}`)) as unknown;
const oneContainer = `$(docker ps -q --filter label=com.docker.swarm.service.name=${SERVICE} | head -n 1)`;

/** Loads the first page so many times; how often the visitor was known there. */
async function known(visitor: Visitor, name: string, times: number): Promise<number> {
  let count = 0;
  for (let time = 0; time < times; time++)
    if ((await visitor.get('/')).body.includes(`You are logged in as ${name}`)) count++;
  return count;
}

test('four replicas started on an empty volume, and none had to start twice', async () => {
  expect(await replicas()).toBe('4/4');
  const states = await stack.must(`docker service ps ${SERVICE} --format '{{.CurrentState}}' | cut -d ' ' -f 1`);
  expect(states.split('\n')).toEqual(['Running', 'Running', 'Running', 'Running']);
  const made = await stack.must(`docker service logs ${SERVICE} 2>&1 | grep -c 'administrator was made'`);
  expect(made).toBe('1');
});

test('row 18: four replicas with limits and reservations', async () => {
  expect(await inspect('.Spec.Mode')).toEqual({ Replicated: { Replicas: 4 } });
  expect(await inspect('.Spec.TaskTemplate.Resources')).toMatchObject({
    Limits: { NanoCPUs: 500_000_000, MemoryBytes: 104_857_600 },
    Reservations: { NanoCPUs: 250_000_000, MemoryBytes: 52_428_800 },
  });
});

test('row 19: secrets are files; environment and inspect know none', async () => {
  expect(await stack.must(`docker exec ${oneContainer} ls /run/secrets`)).toBe('ADMIN_MFA\nADMIN_PASSWORD\nSECRET_KEY');
  const env = await stack.must(`docker exec ${oneContainer} env`);
  expect(env).toMatch(/^ADMIN_PASSWORD=$/m);
  const all = await stack.must(
    `docker inspect ${oneContainer}; docker service inspect ${SERVICE}; docker secret inspect ADMIN_PASSWORD`,
  );
  expect(all).not.toMatch(/of-the-admin|a-key-for-all/);
});

test('row 19: the lab’s table says so too', async () => {
  const { ADMIN_PASSWORD, SECRET_KEY } = await look(stack);
  const isFile = { ...NOWHERE, File: `given ${SERVICE}` };
  expect([ADMIN_PASSWORD, SECRET_KEY]).toEqual([isFile, isFile]);
});

test('row 21: one session across all; two replicas or more answer', async () => {
  const admin = new Visitor(stack);
  expect(await admin.logIn('admin', 'of-the-admin', '4711')).toBe('Successfully logged in as admin');
  expect(await known(admin, 'admin', 12)).toBe(12);
  const served = await stack.must(
    `docker service logs ${SERVICE} 2>&1 | grep 'GET / 200' | cut -d '|' -f 1 | sort -u | wc -l`,
  );
  expect(Number(served)).toBeGreaterThanOrEqual(2);
});

test('row 23: one replica is killed; the others serve meanwhile, no session is lost, and four run again', async () => {
  const ada = new Visitor(stack);
  await ada.register('ada');
  await ada.logIn('ada');
  await stack.must(`docker kill ${oneContainer}`);
  expect(await known(ada, 'ada', 10)).toBeGreaterThanOrEqual(9);
  await expect.poll(replicas, { timeout: SLOW_MS, interval: 1000 }).toBe('4/4');
  expect(await known(ada, 'ada', 10)).toBe(10);
}, 240_000);

test('a secret is rotated while everybody is served; the new password counts', async () => {
  const answers: number[] = [];
  const rotated = new AbortController();
  const asking = (async () => {
    while (!rotated.signal.aborted) answers.push((await stack.ask(8080, '/login')).status);
  })();
  await stack.must(make('ADMIN_PASSWORD_2', 'rotated'));
  await stack.must(
    `docker service update --detach=false --secret-rm ADMIN_PASSWORD --secret-add source=ADMIN_PASSWORD_2,target=ADMIN_PASSWORD ${SERVICE}`,
    { timeoutMs: SLOW_MS * 2 },
  );
  rotated.abort();
  await asking;
  expect(answers.length).toBeGreaterThan(10);
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(await new Visitor(stack).logIn('admin', 'of-the-admin', '4711')).toBe('Incorrect username or password');
  expect(await new Visitor(stack).logIn('admin', 'rotated', '4711')).toBe('Successfully logged in as admin');
}, 360_000);

test('row 22: what people made survives new containers, and is gone with the volume', async () => {
  await stack.must('docker stack rm appsec', { timeoutMs: SLOW_MS });
  await expect.poll(() => stack.must('docker ps -aq'), { timeout: 60_000, interval: 1000 }).toBe('');
  await stack.must(DEPLOY, { timeoutMs: SLOW_MS });
  expect(await new Visitor(stack).logIn('ada')).toBe('Successfully logged in as ada');
  await stack.must('docker stack rm appsec', { timeoutMs: SLOW_MS });
  await expect.poll(() => stack.must('docker ps -aq'), { timeout: 60_000, interval: 1000 }).toBe('');
  await stack.must(`docker volume rm appsec_db_sqlite && ${DEPLOY}`, { timeoutMs: SLOW_MS });
  expect(await new Visitor(stack).logIn('ada')).toBe('Incorrect username or password');
}, 600_000);
