import { createHash } from 'node:crypto';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Answer, Http, Question } from '@stackyard/kit';
import { refusalOf } from './certificate.ts';

const TIMEOUT_MS = 3000;
const BODY_LIMIT_BYTES = 262_144;
/** A body that never ends is read no further than this. */
const BODY_END_BYTES = 67_108_864;

/** Asks the machine at `address` over HTTP. Each question has a connection of its own. */
export function probeHttp(address: string, signal: AbortSignal): Http {
  return (port, path, question = {}) => ask({ address, port, path, question, signal });
}

interface Ask {
  address: string;
  port: number;
  path: string;
  question: Question;
  signal: AbortSignal;
}

function ask({ address, port, path, question, signal }: Ask): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const timeoutMs = question.timeoutMs ?? TIMEOUT_MS;
  const limit = AbortSignal.timeout(timeoutMs);
  const say = (why: 'closed' | 'silent' | 'broken', words: string): void => resolve({ answered: false, why, words });
  const call = open({ address, port, path, question, signal: AbortSignal.any([signal, limit]) });
  call.once('error', (error: NodeJS.ErrnoException) => {
    if (limit.aborted || signal.aborted) say('silent', `port ${port} did not answer within ${timeoutMs / 1000} s`);
    else if (error.code === 'ECONNREFUSED' || error.code === 'EHOSTUNREACH')
      say('closed', `nothing listens on port ${port}`);
    else resolve({ answered: false, why: 'broken', ...brokenBy(error, port) });
  });
  call.once('response', (response) => {
    read(response).then(resolve, () =>
      say(limit.aborted ? 'silent' : 'broken', `port ${port} began an answer and did not end it`),
    );
  });
  call.end(question.body);
  return promise;
}

/** Begins the call; how it goes on is told by its events. */
function open({ address, port, path, question: { tls, ...question }, signal }: Ask): ClientRequest {
  const options = {
    host: address,
    port,
    path,
    agent: false,
    method: question.method ?? 'GET',
    headers: { host: `localhost:${port}`, ...question.headers },
    signal,
  };
  return tls ? secureRequest({ ...options, ca: tls.ca, servername: tls.servername ?? 'localhost' }) : request(options);
}

function brokenBy(
  error: NodeJS.ErrnoException,
  port: number,
): Pick<Answer & { answered: false }, 'words' | 'certificate'> {
  const refusal = refusalOf(error);
  if (refusal) return { words: `the certificate on port ${port} ${refusal.words}`, certificate: refusal.certificate };
  if (error.code === 'EPROTO') return { words: `port ${port} does not speak TLS` };
  return { words: `port ${port} ended the connection without an answer (${error.code ?? error.message})` };
}

async function read(response: IncomingMessage): Promise<Answer> {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (size < BODY_LIMIT_BYTES) kept.push(chunk.subarray(0, BODY_LIMIT_BYTES - size));
    size += chunk.length;
    if (size > BODY_END_BYTES) throw new Error('endless body');
  }
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
  return {
    answered: true,
    status: response.statusCode ?? 0,
    headers,
    body: Buffer.concat(kept).toString('utf8'),
    sha256: hash.digest('hex'),
    truncated: size > BODY_LIMIT_BYTES,
  };
}
