import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { System } from './system.ts';

/** Rows 19, 21 and 24 of the checklist: updates that are signed and bad, and services that die in the middle of a good one. */
let system: System;

beforeAll(async () => {
  system = await System.start();
  expect(await system.ended(await system.order())).toMatchObject({ state: 'done' });
});

afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

const DATA = 'file_server/data';
const serving = async (): Promise<string> => {
  const states = await system.stack.must(
    `docker compose ps --format '{{.Service}} {{.Health}}' | grep -v ' healthy' || true`,
  );
  return states === '' ? system.version() : states;
};

describe('row 19: an archive that is not one plain app.ts of a sensible size is refused', () => {
  const source = "const VERSION = '9.9.9';";
  test.each([
    ['an entry ../app.ts', `echo "${source}" > app.ts && mkdir in && cd in && zip -q ../bad.zip ../app.ts`],
    [
      'an absolute path',
      `echo "${source}" > app.ts && zip -q bad.zip app.ts && zipnote bad.zip | sed 's,^@ app.ts$,&\\n@=/app/app.ts,' | zipnote -w bad.zip`,
    ],
    ['a link', `ln -s /etc/passwd app.ts && zip -qy bad.zip app.ts`],
    ['two entries', `echo "${source}" > app.ts && echo x > more.ts && zip -q bad.zip app.ts more.ts`],
    ['a bomb', `head -c 60000000 /dev/zero > app.ts && zip -q9 bad.zip app.ts`],
    ['another name', `echo "${source}" > main.ts && zip -q bad.zip main.ts`],
    ['no archive at all', `head -c 5000 /dev/urandom > bad.zip`],
    ['half an archive', `echo "${source}" > app.ts && zip -q whole.zip app.ts && head -c 60 whole.zip > bad.zip`],
  ])(
    '%s',
    async (_, make) => {
      await system.stack.must(`rm -rf /tmp/bad && mkdir /tmp/bad && cd /tmp/bad && ${make}`);
      await system.stack.must(`mv /tmp/bad/bad.zip ${DATA}/bad.zip`);
      const id = await system.order('bad.zip');
      const update = await system.ended(id, 60_000);
      expect(['refused', 'failed']).toContain(update.state);
      expect(update.reason).toBeTruthy();
      expect(await serving()).toBe('1.0.4b');
    },
    90_000,
  );

  test('nothing of them lies anywhere near the app', async () => {
    expect(await system.stack.must('docker compose exec -T app sh -c "ls /app"')).not.toMatch(/more|main|passwd/);
    expect((await system.stack.run('docker compose exec -T app ls /app.ts')).code).not.toBe(0);
  });
});

describe('row 21: a version that does not run is taken back', () => {
  test.each([
    ['a syntax error', `echo 'const = ;' >> app-update/app.ts`],
    ['an end at once', `echo 'process.exit(3);' >> app-update/app.ts`],
    ['no answer on its port', `sed -i 's/server.listen.*$//' app-update/app.ts`],
  ])(
    '%s',
    async (_, change) => {
      await system.stack.must(`cp ${DATA}/app-update/app.ts /tmp/good.ts`);
      await system.write('1.0.5', change);
      const update = await system.ended(await system.order(), 60_000);
      await system.stack.must(`cp /tmp/good.ts ${DATA}/app-update/app.ts`);
      expect(update).toMatchObject({ state: 'failed', by: 'updater' });
      expect(await serving()).toBe('1.0.4b');
    },
    90_000,
  );
});

test('a version older than the one that runs is refused, although it is signed', async () => {
  await system.write('1.0.2');
  const update = await system.ended(await system.order(), 60_000);
  expect(['refused', 'failed']).toContain(update.state);
  expect(update.reason).toMatch(/1\.0\.2/);
  expect(await serving()).toBe('1.0.4b');
}, 90_000);

describe('row 24: a service that is killed in the middle of an update', () => {
  test.each(['verifier', 'monitor', 'app', 'storage', 'manager', 'downloader'])(
    '%s: the update completes exactly once',
    async (service) => {
      const version = `1.1.${['verifier', 'monitor', 'app', 'storage', 'manager', 'downloader'].indexOf(service)}`;
      await system.write(version);
      const id = await system.order();
      await system.stack.must(`docker compose kill -s KILL ${service} && sleep 1 && docker compose up -d --wait`, {
        timeoutMs: 90_000,
      });
      expect(await system.ended(id, 60_000)).toMatchObject({ state: 'done' });
      expect(await system.version()).toBe(version);
      const applied = await system.stack.must(
        `docker compose logs --no-log-prefix app | grep -c 'EXECUTING UPDATE ${id}' || true`,
      );
      expect(Number(applied)).toBe(1);
    },
    180_000,
  );
});
