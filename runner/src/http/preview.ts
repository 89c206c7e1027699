import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'http-proxy-3';
import { problem, toProblem, type ProblemError } from '../problems.ts';
import type { Sessions } from '../session/sessions.ts';
import { cookieName } from './guards.ts';
import { ourOrigins, parsePreviewHost } from './hosts.ts';
import { previewPage } from './preview-page.ts';

const SILENCE_MS = 120_000;
const CONNECT_ERRORS = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);

/** Shows declared ports of machines, each under a host of its own. Whoever knows the session's id may look. */
export interface Preview {
  /** Whether this request asks for a machine and not for us. */
  takes(request: IncomingMessage): boolean;
  web(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function createPreview(sessions: Sessions, ourPort: number): Preview {
  const proxy = createProxyServer({
    xfwd: true,
    proxyTimeout: SILENCE_MS,
    timeout: SILENCE_MS,
    cookieDomainRewrite: '',
  });
  const origins = ourOrigins(ourPort);
  // A policy cannot name an IPv6 address.
  const ancestors = `frame-ancestors ${origins.filter((origin) => !origin.includes('[')).join(' ')}`;

  proxy.on('proxyRes', (answer, request) => {
    // The page may read what the app answers, without cookies, to show it as it is.
    const { origin = '' } = request.headers;
    if (origins.includes(origin))
      Object.assign(answer.headers, {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': '*',
        vary: 'origin',
      });
    // The page may show the app in a frame, nobody else; what the app itself says of frames stays.
    const own = answer.headers['content-security-policy'];
    const all = [own ?? []].flat();
    if (!all.some((policy) => policy.includes('frame-ancestors')))
      Object.assign(answer.headers, { 'content-security-policy': [...all, ancestors].join(', ') });
  });

  const targetOf = (request: IncomingMessage): string => {
    const asked = parsePreviewHost(request.headers.host);
    const session = asked && sessions.find(asked.session);
    if (!asked || !session || session.over) throw problem('no-such-session', { id: asked?.session ?? 'none' });
    const ports = session.lab.frontmatter.ports.map(({ port }) => port);
    if (!ports.includes(asked.port))
      throw problem('port-not-shown', { port: asked.port, known: ports.join(', ') || 'none' });
    if (!session.machine) throw problem('not-ready', { state: session.live.state });
    return `http://${session.machine.address}:${asked.port}`;
  };

  const toFault = (request: IncomingMessage, thrown: Error & { code?: string }): ProblemError => {
    const port = parsePreviewHost(request.headers.host)?.port ?? 0;
    return CONNECT_ERRORS.has(thrown.code ?? '')
      ? problem('nothing-listens', { port })
      : problem('app-broke-off', { port, said: thrown.code ?? thrown.message });
  };

  return {
    takes: (request) => parsePreviewHost(request.headers.host) !== null,
    web: (request, response) => {
      hideCookie(request, ourPort);
      const fail = (fault: ProblemError): void => {
        if (response.headersSent) response.destroy();
        else
          response
            .writeHead(fault.status, {
              'content-type': 'text/html; charset=utf-8',
              'cache-control': 'no-store',
              'content-security-policy': `${ancestors}; default-src 'none'; style-src 'unsafe-inline'`,
            })
            .end(previewPage(fault.problem));
      };
      attempt(
        () => proxy.web(request, response, { target: targetOf(request) }, (thrown) => fail(toFault(request, thrown))),
        fail,
      );
    },
    upgrade: (request, socket, head) => {
      hideCookie(request, ourPort);
      socket.on('error', () => socket.destroy());
      const fail = (fault: ProblemError): void => {
        socket.end(`HTTP/1.1 ${fault.status} ${fault.problem.name}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      };
      attempt(
        () =>
          proxy.ws(request, socket, head, { target: targetOf(request) }, (thrown) => fail(toFault(request, thrown))),
        fail,
      );
    },
    close: () => proxy.close(),
  };
}

function attempt(work: () => unknown, fail: (fault: ProblemError) => void): void {
  try {
    work();
  } catch (thrown) {
    fail(toProblem(thrown, () => undefined));
  }
}

/** The machine never sees the cookie of our page, should a browser ever send it. */
function hideCookie(request: IncomingMessage, ourPort: number): void {
  const kept = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .filter((pair) => pair && !pair.startsWith(`${cookieName(ourPort)}=`));
  if (kept.length > 0) request.headers.cookie = kept.join('; ');
  else delete request.headers.cookie;
}
