import type { Answer } from '../ask.ts';
import type { Stack } from '../stack.ts';

/** Somebody with a browser in front of the web app: keeps cookies, and sends forms with the token of their page. */
export class Visitor {
  readonly #stack: Stack;
  readonly #port: number;
  readonly #cookies: Map<string, string>;

  constructor(stack: Stack, port = 8080, cookies = new Map<string, string>()) {
    this.#stack = stack;
    this.#port = port;
    this.#cookies = cookies;
  }

  /** Another one with the same cookies, as they are now; at another port, where one is given. */
  copy(port = this.#port): Visitor {
    return new Visitor(this.#stack, port, new Map(this.#cookies));
  }

  async get(path: string): Promise<Answer> {
    return this.#keep(await this.#stack.ask(this.#port, path, { headers: { cookie: this.#cookie() } }));
  }

  /** Loads `page`, then posts its form’s token and these fields. */
  async post(page: string, path: string, fields: Record<string, string>): Promise<Answer> {
    const token = /name="csrf_token" value="([^"]+)"/.exec((await this.get(page)).body)?.[1] ?? '';
    return this.send(path, { csrf_token: token, ...fields });
  }

  async send(path: string, fields: Record<string, string>): Promise<Answer> {
    const headers = { cookie: this.#cookie(), 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(fields).toString();
    return this.#keep(await this.#stack.ask(this.#port, path, { method: 'POST', headers, body }));
  }

  async register(uname: string, pword = 'pass', number = '555'): Promise<Answer> {
    return this.post('/register', '/register', { uname, pword, '2fa': number });
  }

  /** Logs in and gives what the page says then. */
  async logIn(uname: string, pword = 'pass', number = '555'): Promise<string> {
    const { headers, body } = await this.post('/login', '/login', { uname, pword, '2fa': number });
    return textOf(headers.location ? (await this.get(headers.location)).body : body, 'result');
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(answer: Answer): Answer {
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}

/** What the element with this id holds; such as it stands in the page. */
export function textOf(page: string, id: string): string {
  return new RegExp(`id="${id}"[^>]*>(.*?)</`, 's').exec(page)?.[1] ?? `no element ${id}`;
}
