import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

/** Somebody with a browser: keeps cookies, and sends a form with the token that its page has. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly #cookies: Map<string, string>;

  constructor(app: FastifyInstance, cookies = new Map<string, string>()) {
    this.#app = app;
    this.#cookies = cookies;
  }

  /** Another one with the same cookies, such as a thief has. */
  copy(): Browser {
    return new Browser(this.#app, new Map(this.#cookies));
  }

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.#keep(await this.#app.inject({ url, cookies: Object.fromEntries(this.#cookies) }));
  }

  /** Loads `page` and sends `fields` with its token to `url`. */
  async post(page: string, url: string, fields: object): Promise<LightMyRequestResponse> {
    const { body } = await this.get(page);
    return this.send(url, { ...fields, csrf_token: /name="csrf_token" value="([^"]+)"/.exec(body)?.[1] ?? '' });
  }

  async send(url: string, fields: object): Promise<LightMyRequestResponse> {
    const payload = new URLSearchParams(Object.entries(fields) as [string, string][]).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const cookies = Object.fromEntries(this.#cookies);
    return this.#keep(await this.#app.inject({ method: 'POST', url, headers, payload, cookies }));
  }

  #keep(answer: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value } of answer.cookies) {
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}
