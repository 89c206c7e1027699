import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

const COMPLETE = {
  CONTAINER_NAME: 'api',
  DB_HOST: 'postgres',
  DB_PORT: '5432',
  DB_USER: 'api',
  DB_NAME: 'records',
  DB_PASSWORD_FILE: '/run/secrets/db_password',
};

test('what Compose sets is all that is needed', () => {
  assert.deepEqual(readConfig(COMPLETE), { ...COMPLETE, DB_PORT: 5432, PORT: 5001 });
});

for (const name of Object.keys(COMPLETE)) {
  for (const [how, value] of [
    ['not set', undefined],
    ['empty', ''],
  ] as const) {
    test(`${name} that is ${how} names itself`, () => {
      const read = readConfig({ ...COMPLETE, [name]: value });
      assert.ok('faults' in read);
      assert.equal(read.faults.length, 1);
      assert.match(read.faults[0] ?? '', new RegExp(`^${name}: expected .*, but it is ${how}$`));
    });
  }
}

for (const port of ['0', '65536', '5432x', '-1', '5.5', ' ']) {
  test(`a port of "${port}" is refused`, () => {
    assert.deepEqual(readConfig({ ...COMPLETE, DB_PORT: port }), {
      faults: ['DB_PORT: expected the port of the database, 1 to 65535'],
    });
  });
}

test('every fault is said at once', () => {
  const read = readConfig({});
  assert.ok('faults' in read);
  assert.deepEqual(
    read.faults.map((fault) => fault.split(':')[0]),
    Object.keys(COMPLETE),
  );
});
