import { request, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const WITHIN_MS = 5000;

/** Asks over plain HTTP. (`fetch` refuses some ports, and 6000 is one of them.) */
export function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, signal: AbortSignal.timeout(WITHIN_MS) }, (answer) => {
      text(answer).then(
        (said) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: said }),
        reject,
      );
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
