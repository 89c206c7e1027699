import { describe, expect, test } from 'vitest';
import { PASSPHRASE, PASSWORD, type ApiSystem } from './api-system.ts';

const SERVICES = ['api', 'postgres'];
const REQUIRED = ['CONTAINER_NAME', 'DB_HOST', 'DB_PORT', 'DB_USER', 'DB_NAME', 'DB_PASSWORD_FILE'];

/** The part of the password that every way of writing it down leaves as it is. */
const MARK = '7f3a9c';

/** Rows 10, 11, 12, 16 and 17: where the password is, and where it is not. */
export function describeSecret(system: () => ApiSystem): void {
  describe('row 10: the password is nowhere but in its file', () => {
    test.each([
      ['what Docker says of the containers', 'docker inspect $(docker compose ps --quiet)'],
      ['the environment of every process', eachService('sh -c "cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline"')],
      ['what Docker says of the images', 'docker image inspect $(docker compose config --images)'],
      ['their history', 'for image in $(docker compose config --images); do docker history --no-trunc $image; done'],
      ['their layers', 'docker image save $(docker compose config --images)'],
      ['the logs', 'docker compose logs'],
      ['the project as Compose reads it', 'docker compose config'],
    ])('not in %s', async (_, command) => {
      // how much was read is told too: silence about nothing says nothing
      const look = `perl -ne '$found += /${MARK}/; $read += length; END { printf "%d %s", $found, $read > 50 ? "of much" : "of nothing" }'`;
      const found = await system().stack.must(`(${command}) 2>&1 | ${look}`, { timeoutMs: 60_000 });
      expect(found).toBe('0 of much');
    });
  });

  test.each(SERVICES)('row 11: %s has it as a mounted file that its user can read', async (service) => {
    expect(await system().stack.must(`docker compose exec -T ${service} cat /run/secrets/db_password`)).toBe(PASSWORD);
    expect(
      await system().stack.must(`docker compose exec -T ${service} stat -c '%a %u' /run/secrets/db_password`),
    ).toBe('600 1000');
    const mount = '{{range .Mounts}}{{if eq .Destination "/run/secrets/db_password"}}{{.Type}} {{.RW}}{{end}}{{end}}';
    expect(await system().inspect(service, mount)).toMatch(/^bind /);
  });

  describe('row 12: a secret that is missing ends the container at once, and names itself', () => {
    test.each([
      [
        'a file that is not there',
        '-e DB_PASSWORD_FILE=/run/secrets/none',
        /DB_PASSWORD_FILE: .*\/run\/secrets\/none.*no such file/,
      ],
      ['an empty file', '-e DB_PASSWORD_FILE=/dev/null', /DB_PASSWORD_FILE: .*is empty/],
      ['a folder', '-e DB_PASSWORD_FILE=/tmp', /DB_PASSWORD_FILE: .*is a folder/],
      ...REQUIRED.map((name): [string, string, RegExp] => [
        `${name} empty`,
        `-e ${name}=`,
        new RegExp(`api: ${name}: .*is empty`),
      ]),
      ['a port that is none', '-e DB_PORT=postgres', /api: DB_PORT: expected .*1 to 65535/],
    ] as [string, string, RegExp][])('the API with %s', async (_, options, sentence) => {
      const { code, stdout, stderr } = await system().stack.run(`docker compose run --rm --no-deps -T ${options} api`);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toMatch(/^\s+at /m);
    });

    test('the API without any variable names all six', async () => {
      const { code, stderr } = await system().stack.run(
        `docker run --rm $(docker compose config --images | grep compose-secrets-api)`,
      );
      expect(code).toBe(1);
      for (const name of REQUIRED) expect(stderr).toMatch(new RegExp(`^api: ${name}: .*not set$`, 'm'));
    });

    test.each([
      ['an empty file', '-e POSTGRES_PASSWORD_FILE=/dev/null', /POSTGRES_PASSWORD_FILE: .*is empty/],
      ['no file', '-e POSTGRES_PASSWORD_FILE=/run/secrets/none', /POSTGRES_PASSWORD_FILE: .*\/run\/secrets\/none/],
      ['the superuser as its role', '-e POSTGRES_USER=postgres', /POSTGRES_USER is postgres/],
    ])('PostgreSQL with %s', async (_, options, sentence) => {
      const { code, stderr } = await system().stack.run(`docker compose run --rm --no-deps -T ${options} postgres`);
      expect([code, stderr]).toEqual([1, expect.stringMatching(sentence)]);
    });
  });

  describe('row 16: the encrypted file', () => {
    test('is AES-256, and decrypts to the secret by its passphrase', async () => {
      const gpg = `gpg --batch --pinentry-mode loopback --passphrase-file <(printf %s '${PASSPHRASE}')`;
      expect(await system().stack.must(`${gpg} --decrypt db_password.txt.gpg 2> /dev/null`)).toBe(PASSWORD);
      expect(await system().stack.must(`${gpg} --list-packets db_password.txt.gpg`)).toContain('cipher 9');
    });

    test('a wrong passphrase changes nothing, and says so', async () => {
      const { code, stderr } = await system().stack.run('printf guess | ./decrypt-secret');
      expect([code, stderr]).toEqual([1, expect.stringContaining('was that its passphrase?')]);
      expect(await system().stack.must('cat db_password.txt')).toBe(PASSWORD);
    });

    test('decrypting leaves one file, for its owner alone', async () => {
      await system().stack.must(`printf %s '${PASSPHRASE}' | ./decrypt-secret`);
      expect(await system().stack.must('stat -c %a db_password.txt')).toBe('600');
      expect(await system().stack.must(`grep -rlF ${MARK} ~ /tmp 2> /dev/null || true`)).toMatch(
        /^\S+\/db_password\.txt$/,
      );
    });
  });

  test('rows 16 and 17: git ignores what is plain, and no commit has held it', async () => {
    const { stack } = system();
    await stack.must('./make-certificates');
    try {
      await stack.must('git init -q && git add . && git -c user.name=L -c user.email=l@example.org commit -qm first');
      expect(await stack.must('git check-ignore db_password.txt tls/server.key tls/authority.key')).toMatch(
        /^db_password\.txt$/m,
      );
      const tracked = (await stack.must('git ls-files')).split('\n');
      expect(tracked).toContain('db_password.txt.gpg');
      expect(tracked).toContain('compose.yaml');
      expect(tracked).not.toContain('db_password.txt');
      expect(await stack.must(`git log --all --oneline -S ${MARK}`)).toBe('');
      expect(await stack.must('git log --all --oneline -S POSTGRES_PASSWORD_FILE')).not.toBe('');
    } finally {
      await stack.must('rm -rf .git');
    }
  });
}

function eachService(command: string): string {
  return SERVICES.map((service) => `docker compose exec -T ${service} ${command}`).join('; ');
}
