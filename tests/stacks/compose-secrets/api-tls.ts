import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { A_SENTENCE, type ApiSystem } from './api-system.ts';

const HTTPS = 8443;
const HTTP = 8080;
const FILES = 'COMPOSE_FILE=compose.yaml:compose.tls.yaml';

/** Row 21: the proxy in front. */
export function describeTls(system: () => ApiSystem): void {
  describe('row 21: TLS in front', () => {
    let ca: string;
    const get = (path: string, servername = 'localhost', more = {}) =>
      system().stack.ask(HTTPS, path, { tls: { ca, servername, ...more } });

    beforeAll(async () => {
      await system().stack.must(`./make-certificates && ${FILES} docker compose up --detach --wait ${system().build}`, {
        timeoutMs: 170_000,
      });
      ca = await system().stack.must('cat tls/authority.crt');
    });

    afterAll(async () => {
      await system().stack.must(`${FILES} docker compose rm --stop --force proxy && docker compose up --detach --wait`);
    });

    test('https answers, by a certificate of the lab’s own authority, and says to stay with https', async () => {
      const { status, headers, body } = await get('/health');
      expect([status, JSON.parse(body)]).toEqual([200, { container: 'api', status: 'Healthy!' }]);
      expect(headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
    });

    test('who does not know the authority, or asks for another name, is warned', async () => {
      await expect(system().stack.ask(HTTPS, '/health', { tls: { servername: 'localhost' } })).rejects.toThrow(
        /self-signed|unable to/,
      );
      await expect(get('/health', 'elsewhere.example')).rejects.toThrow(/does not match/);
    });

    test('TLS 1.1 is refused', async () => {
      await expect(get('/health', 'localhost', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })).rejects.toThrow(/./);
      expect(await get('/health', 'localhost', { maxVersion: 'TLSv1.2' })).toMatchObject({ status: 200 });
    });

    test('http is redirected for good, with path and query', async () => {
      const { status, headers } = await system().stack.ask(HTTP, '/number_of_tables?a=b', {
        headers: { host: 'lab.example:8080' },
      });
      expect([status, headers.location]).toEqual([308, 'https://lab.example:8443/number_of_tables?a=b']);
    });

    test('the API’s own port is closed', async () => {
      await expect(system().get('/health')).rejects.toThrow(/ECONNREFUSED/);
    });

    test('keys and certificates are for their owner alone, and the key is in no image and no log', async () => {
      expect(await system().stack.must('stat -c %a tls tls/* | sort -u')).toBe('600\n700');
      const line = await system().stack.must('sed -n 2p tls/server.key');
      expect(
        await system().stack.must(
          `(docker inspect $(docker compose ps -q); ${FILES} docker compose logs) | grep -cF ${line} || true`,
        ),
      ).toBe('0');
    });

    test('the proxy is user 1000 without capabilities, cannot write to its image, and ends when it is told to', async () => {
      const inside = `${FILES} docker compose exec -T proxy`;
      expect(await system().stack.must(`${inside} id -u`)).toBe('1000');
      expect(await system().stack.must(`${inside} grep CapEff /proc/1/status`)).toMatch(/\t0+$/);
      expect((await system().stack.run(`${inside} sh -c ': > /etc/nginx/x'`)).code).not.toBe(0);
      await system().stack.must(`${FILES} docker compose stop proxy`);
      expect(await system().stack.must(`${FILES} docker compose ps --all --format '{{.ExitCode}}' proxy`)).toBe('0');
      await system().stack.must(`${FILES} docker compose start proxy`);
    });

    test('an API that is away, or comes back with another address, needs no restart of the proxy', async () => {
      const status = async () => (await get('/health').catch(() => undefined))?.status;
      await system().stack.must(`${FILES} docker compose stop api`);
      await expect.poll(status, { timeout: 20_000 }).toBe(503);
      expect(JSON.parse((await get('/health')).body)).toEqual({ message: A_SENTENCE });
      await system().stack.must(`${FILES} docker compose up --detach --wait --force-recreate --no-deps api`);
      await expect.poll(status, { timeout: 20_000 }).toBe(200);
    });
  });
}
