import { expect } from 'vitest';
import type { Answer, Question } from '../ask.ts';
import { startStack, type Place, type Stack } from '../stack.ts';

const API = 5001;

/** What every row is written with: it holds what a shell, SQL or a URL could stumble over. */
export const PASSWORD = `it's "4" $HOME \\ of %41 7f3a9c`;
/** The words of an answer are its own affair; that there are some is not. */
export const A_SENTENCE: unknown = expect.stringMatching(/\w+ \w+/);

export const PASSPHRASE = 'open sesame, please';

/** As the README says; what asks a person there is told the passphrase here. */
const MAKE_SECRET = `umask 077
printf '%s\\n' "$PASSWORD" | gpg --batch --pinentry-mode loopback --passphrase-file <(printf %s "$PASSPHRASE") --symmetric --cipher-algo AES256 --output db_password.txt.gpg
printf %s "$PASSPHRASE" | ./decrypt-secret`;

const buildOf = (place: Place) => (place === 'anywhere' ? '--build' : '');
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The API with its database, seen from outside: its port, and a shell where a person could sit. */
export class ApiSystem implements AsyncDisposable {
  readonly stack: Stack;
  readonly place: Place;

  private constructor(stack: Stack, place: Place) {
    this.stack = stack;
    this.place = place;
  }

  static async start(place: Place): Promise<ApiSystem> {
    const up = `docker compose up --detach --wait ${buildOf(place)}`;
    const start = `PASSWORD=${quoted(PASSWORD)} PASSPHRASE=${quoted(PASSPHRASE)}\n${MAKE_SECRET} && ${up}`;
    return new ApiSystem(
      await startStack('compose-secrets', start, {
        place,
        ...(place === 'anywhere' && { startWithinMs: BUILD_WITHIN_MS }),
      }),
      place,
    );
  }

  /** What `docker compose up` is told beside the rest: where there is a store, nothing is built. */
  get build(): string {
    return buildOf(this.place);
  }

  get = (path: string, question?: Question): Promise<Answer> => this.stack.ask(API, path, question);

  /** Status and body of /health. */
  async health(): Promise<{ status: number; body: unknown }> {
    const { status, body } = await this.get('/health');
    return { status, body: JSON.parse(body) as unknown };
  }

  async healthBecomes(status: number): Promise<void> {
    await expect.poll(() => this.health(), { timeout: 20_000, interval: 250 }).toMatchObject({ status });
  }

  async count(): Promise<unknown> {
    return JSON.parse((await this.get('/number_of_tables')).body) as unknown;
  }

  /** What psql answers inside the database’s container, where its user may be any role; over the network with `-h`. */
  sql(statement: string, as = '-U api -d records'): Promise<string> {
    return this.stack.must(`docker compose exec -T postgres psql ${as} -v ON_ERROR_STOP=1 -Atqc ${quoted(statement)}`);
  }

  /** The same over the network, by its password, and however it ends. */
  overNetwork(statement: string, as = '-U api -d records') {
    const psql = `PGPASSWORD=$(cat /run/secrets/db_password) psql -h 127.0.0.1 ${as} -Atqc "$1"`;
    return this.stack.run(`docker compose exec -T postgres sh -c ${quoted(psql)} psql ${quoted(statement)}`);
  }

  /** Writes the file that the containers have mounted, as an editor that keeps the file does. */
  async writePassword(password: string): Promise<void> {
    await this.stack.must(`cat > db_password.txt`, { input: `${password}\n` });
  }

  inspect(service: string, format: string): Promise<string> {
    return this.stack.must(`docker inspect -f ${quoted(format)} $(docker compose ps --all --quiet ${service})`);
  }

  /** When the API’s process began, and how often it was begun again: the same before and after means the same process. */
  processOfApi(): Promise<string> {
    return this.inspect('api', '{{.State.StartedAt}} {{.RestartCount}}');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stack[Symbol.asyncDispose]();
  }
}

/** PostgreSQL and the API’s packages come over the network. */
export const BUILD_WITHIN_MS = 10 * 60_000;
