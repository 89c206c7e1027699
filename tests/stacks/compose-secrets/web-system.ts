import { startStack, type Place, type Stack } from '../stack.ts';
import { Visitor } from './web-visitor.ts';

export const IMAGE = 'stackyard/spell-check-web:1.0';
export const ADMIN = { password: 'of-the-admin', number: '4711' };
export const SECRETS = `ADMIN_PASSWORD=${ADMIN.password} ADMIN_MFA=${ADMIN.number}`;
/** As in the API’s tests: what a shell, an address or SQL could stumble over. */
const DATABASE_PASSWORD = `it's "4" $HOME \\ of %41@/:?# 7f3a9c`;

const FILES = { sqlite: 'compose.yaml', postgres: 'compose.yaml:compose.postgres.yaml' };
export type WebDatabase = keyof typeof FILES;

const UP_WITHIN_MS = 60_000;
const BUILD_WITHIN_MS = 5 * 60_000;

/** The web app with one of its databases, seen from outside, and a shell in its folder. */
export class WebSystem {
  readonly stack: Stack;
  readonly #files: string;
  readonly #place: Place;

  /** Beside whatever runs in this stack’s machine already. */
  constructor(stack: Stack, database: WebDatabase, place: Place = 'lab') {
    this.stack = stack;
    this.#files = FILES[database];
    this.#place = place;
  }

  /** In a machine of its own. */
  static async start(database: WebDatabase): Promise<WebSystem> {
    const system = new WebSystem(await startStack('compose-secrets', 'true'), database);
    try {
      await system.up();
      return system;
    } catch (error) {
      await system.stack[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Starts it as its README says, with these variables beside the administrator’s secrets. */
  async up(env = 'SECRET_KEY=fixed', options = ''): Promise<void> {
    const isBuilt = this.#place === 'lab';
    await this.stack.must(`cat > web/database_password.txt`, { input: `${DATABASE_PASSWORD}\n` });
    await this.must(`${SECRETS} ${env} docker compose up --detach --wait ${isBuilt ? '' : '--build'} ${options}`, {
      timeoutMs: isBuilt ? UP_WITHIN_MS : BUILD_WITHIN_MS,
    });
  }

  must: Stack['must'] = (line, options = { timeoutMs: UP_WITHIN_MS }) => this.stack.must(this.#in(line), options);
  run: Stack['run'] = (line, options) => this.stack.run(this.#in(line), options);

  visitor(port?: number): Visitor {
    return new Visitor(this.stack, port);
  }

  #in(line: string): string {
    return `cd web && export COMPOSE_FILE=${this.#files} && ${line}`;
  }
}
