import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { ApiSystem } from './api-system.ts';

const SERVICES = ['api', 'postgres'];

/** Rows 13, 14, 15 and 20: what the containers and the role may not, and what outlives them. */
export function describeLimits(system: () => ApiSystem): void {
  describe.each(SERVICES)('row 13: %s', (service) => {
    const inside = (command: string) => system().stack.run(`docker compose exec -T ${service} ${command}`);

    test('is user 1000, without a capability that it could use or gain', async () => {
      expect((await inside('id -u')).stdout).toBe('1000\n');
      const { stdout } = await inside("grep -E '^(CapEff|CapBnd|NoNewPrivs)' /proc/1/status");
      expect(stdout.replaceAll(/\s+/g, ' ')).toBe('CapEff: 0000000000000000 CapBnd: 0000000000000000 NoNewPrivs: 1 ');
    });

    test('cannot write to its image', async () => {
      for (const file of ['/x', '/srv/x', '/usr/local/bin/x', '/etc/x', '/opt/x', '/var/x']) {
        expect((await inside(`sh -c ': > ${file}'`)).code).not.toBe(0);
      }
    });

    test('ends by itself when it is told to', async () => {
      await system().stack.must(`docker compose stop ${service}`);
      expect(await system().inspect(service, '{{.State.ExitCode}}')).toBe('0');
      await system().stack.must('docker compose up --detach --wait', { timeoutMs: 50_000 });
    });
  });

  describe('row 14: the role', () => {
    test('is no superuser, creates neither roles nor databases, and is the only one that can log in beside the superuser', async () => {
      const rights = 'rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls';
      const roles = await system().sql(`SELECT rolname, ${rights} FROM pg_roles WHERE rolcanlogin ORDER BY 1`);
      expect(roles.split('\n')).toEqual(['api|f|f|f|f|f', 'postgres|t|t|t|t|t']);
    });

    test('owns its database and no other', async () => {
      const owned = 'SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) =';
      expect(await system().sql(`${owned} current_user`)).toBe('records');
      expect(await system().sql(`${owned} $$postgres$$ ORDER BY 1`)).toBe('postgres\ntemplate0\ntemplate1');
    });

    test.each([
      ['CREATE DATABASE mine', 'permission denied to create database'],
      ['CREATE ROLE friend', 'permission denied to create role'],
      ['ALTER ROLE api SUPERUSER', 'permission denied to alter role'],
      ["COPY (SELECT 1) TO PROGRAM 'id'", 'permission denied to COPY to or from an external program'],
      ["SELECT pg_read_file('/run/secrets/db_password')", 'permission denied for function pg_read_file'],
      ['SELECT rolpassword FROM pg_authid', 'permission denied for table pg_authid'],
      ['SET ROLE postgres', 'permission denied to set role "postgres"'],
    ])('may not %s', async (statement, refusal) => {
      const { code, stderr } = await system().overNetwork(statement);
      expect([code, stderr]).toEqual([1, expect.stringContaining(refusal)]);
    });

    test.each([
      [
        'its role in another database',
        '-U api -d postgres',
        /permission denied for database|User does not have CONNECT/,
      ],
      ['its role in a template', '-U api -d template1', /permission denied for database|User does not have CONNECT/],
      ['the superuser', '-U postgres -d records', /pg_hba.conf rejects connection.*"postgres"/],
    ])('over the network nobody is %s', async (_, as, refusal) => {
      const { code, stderr } = await system().overNetwork('SELECT 1', as);
      expect([code, stderr]).toEqual([2, expect.stringMatching(refusal)]);
    });

    test('over the network the password is asked for, and is kept as SCRAM alone', async () => {
      expect(await system().sql('SELECT rolpassword FROM pg_authid WHERE rolname = $$api$$', '-U postgres')).toMatch(
        /^SCRAM-SHA-256\$/,
      );
      const guess =
        'docker compose exec -T -e PGPASSWORD=guess postgres psql -h 127.0.0.1 -U api -d records -c "SELECT 1"';
      expect((await system().stack.run(guess)).stderr).toContain('password authentication failed');
    });
  });

  test('row 15: the only port that is open to others is the API’s', async () => {
    const published = await system().stack.must("docker compose ps --format '{{.Service}} {{.Ports}}'");
    expect(published).toMatch(/^api .*0\.0\.0\.0:5001->5001/m);
    expect(published).toMatch(/^postgres 5432\/tcp$/m);
    expect(await isOpen(system().stack.address, 5001)).toBe(true);
    expect(await isOpen(system().stack.address, 5432)).toBe(false);
  });

  test('row 20: what was stored is there after down and up', async () => {
    await system().sql('CREATE TABLE kept AS SELECT 42 AS answer');
    await system().stack.must('docker compose down && docker compose up --detach --wait', { timeoutMs: 60_000 });
    expect(await system().sql('SELECT answer FROM kept')).toBe('42');
    await system().sql('DROP TABLE kept');
  });
}

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const done = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket
      .once('connect', () => done(true))
      .once('error', () => done(false))
      .once('timeout', () => done(false));
  });
}
