import { describe, expect, test } from 'vitest';
import { A_SENTENCE, PASSWORD, type ApiSystem } from './api-system.ts';

/** Rows 1 to 9: what the API answers, and when. */
export function describeAnswers(system: () => ApiSystem): void {
  test('row 1: Compose brings up both, and both are healthy', async () => {
    const services = await system().stack.must("docker compose ps --format '{{.Service}} {{.Health}}'");
    expect(services.split('\n').toSorted()).toEqual(['api healthy', 'postgres healthy']);
  });

  test('row 2: health is 200 with exactly two keys', async () => {
    expect(await system().health()).toEqual({ status: 200, body: { container: 'api', status: 'Healthy!' } });
  });

  test('row 3: 503 while the database is stopped, and 200 again with the same process of the API', async () => {
    const process = await system().processOfApi();
    await system().stack.must('docker compose stop postgres');
    expect(await system().health()).toEqual({ status: 503, body: { container: 'api', status: 'Unhealthy' } });
    await system().stack.must('docker compose start postgres');
    await system().healthBecomes(200);
    expect(await system().processOfApi()).toBe(process);
  });

  test('row 3: a database that hangs is 503 too, and not a wait without end', async () => {
    await system().stack.must('docker compose pause postgres');
    try {
      expect(await system().health()).toMatchObject({ status: 503 });
    } finally {
      await system().stack.must('docker compose unpause postgres');
    }
    await system().healthBecomes(200);
    // Docker asks less often than we do: what is started next must find the database healthy
    const health = () => system().inspect('postgres', '{{.State.Health.Status}}');
    await expect.poll(health, { timeout: 40_000, interval: 500 }).toBe('healthy');
  });

  test('row 4: a wrong password in the file is 503 and leaves the process up; the right one is taken without a restart', async () => {
    const process = await system().processOfApi();
    await system().writePassword('guess');
    await system().healthBecomes(503);
    await system().writePassword(PASSWORD);
    await system().healthBecomes(200);
    expect(await system().processOfApi()).toBe(process);
  });

  test('row 4: an API that starts with a wrong password stays up and says unhealthy', async () => {
    await system().writePassword('guess');
    await system().stack.must('docker compose restart api');
    await expect
      .poll(
        () =>
          system()
            .health()
            .catch(() => 'not up yet'),
        { timeout: 20_000 },
      )
      .toMatchObject({ status: 503 });
    expect(await system().inspect('api', '{{.State.Status}} {{.RestartCount}}')).toBe('running 0');
    await system().writePassword(PASSWORD);
    await system().healthBecomes(200);
  });

  test('a rotated password is in force on both sides without a restart', async () => {
    const process = await system().processOfApi();
    await system().writePassword('a new one');
    await system().stack.must('docker compose exec -T postgres set-password');
    await system().healthBecomes(200);
    expect((await system().overNetwork('SELECT 1')).stdout).toBe('1\n');
    await system().writePassword(PASSWORD);
    await system().stack.must('docker compose exec -T postgres set-password');
    await system().healthBecomes(200);
    expect(await system().processOfApi()).toBe(process);
  });

  test('row 5: the container’s name comes from the environment', async () => {
    await system().stack.must('CONTAINER_NAME=blue docker compose up --detach --wait', { timeoutMs: 50_000 });
    expect(await system().health()).toMatchObject({ body: { container: 'blue' } });
    await system().stack.must('docker compose up --detach --wait', { timeoutMs: 50_000 });
    expect(await system().health()).toMatchObject({ body: { container: 'api' } });
  });

  test('rows 6 and 7: the count is text, is what the same role counts, and follows what is created', async () => {
    const counted = Number(await system().sql('SELECT count(*) FROM information_schema.tables'));
    expect(counted).toBeGreaterThan(100);
    expect(await system().count()).toEqual({ number_of_tables: String(counted) });
    await system().sql('CREATE TABLE one (id int)');
    expect(await system().count()).toEqual({ number_of_tables: String(counted + 1) });
    await system().sql('CREATE VIEW two AS SELECT * FROM one');
    expect(await system().count()).toEqual({ number_of_tables: String(counted + 2) });
    await system().sql('DROP VIEW two; DROP TABLE one');
    expect(await system().count()).toEqual({ number_of_tables: String(counted) });
  });

  test('row 8: the count with the database down is 503, as JSON and without a stack', async () => {
    await system().stack.must('docker compose stop postgres');
    const answer = await system().get('/number_of_tables');
    await system().stack.must('docker compose start postgres');
    expect(answer.status).toBe(503);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(answer.body)).toEqual({ message: 'the database does not answer: try again in a moment' });
    await system().healthBecomes(200);
  });

  describe('row 9: what else is asked', () => {
    test.each(['/', '/healthz', '/health/', '/Health', '/number_of_tables/1', '/%2e%2e/etc/passwd'])(
      '%s is 404',
      async (path) => {
        const { status, body } = await system().get(path);
        expect([status, JSON.parse(body)]).toEqual([404, { message: A_SENTENCE }]);
      },
    );

    test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is 405 and says what is allowed', async (method) => {
      const { status, headers, body } = await system().get('/health', {
        method,
        ...(method === 'POST' && { body: '<x/>' }),
      });
      expect([status, headers['allow'], JSON.parse(body)]).toEqual([405, 'GET, HEAD', { message: A_SENTENCE }]);
    });

    test('HEAD is as GET, without a body', async () => {
      expect(await system().get('/health', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    });

    test('a path that cannot be decoded is 400, as JSON', async () => {
      const { status, body } = await system().get('/%');
      expect([status, JSON.parse(body)]).toEqual([400, { message: A_SENTENCE }]);
    });
  });
}
