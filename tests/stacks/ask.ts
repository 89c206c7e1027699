import { request, type IncomingHttpHeaders } from 'node:http';
import { request as requestTls, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Ask over TLS: the authority that the certificate must come from (PEM), and the name that it must be for. */
  tls?: Pick<RequestOptions, 'ca' | 'servername' | 'minVersion' | 'maxVersion'>;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const WITHIN_MS = 5000;

/** Asks over HTTP as it is or over TLS. (`fetch` refuses some ports, and 6000 is one of them.) */
export function ask(url: string, { method = 'GET', headers = {}, body, tls }: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method, headers, signal: AbortSignal.timeout(WITHIN_MS), ...tls };
    const asked = (tls ? requestTls : request)(url, options, (answer) => {
      text(answer).then(
        (said) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: said }),
        reject,
      );
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
