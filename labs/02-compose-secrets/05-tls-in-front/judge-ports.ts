import { fail, pass, type CheckContext, type Outcome } from '@stackyard/kit';

const HTTP_PORT = 8080;
const API_PORT = 5001;
const ASKED = '/number_of_tables?from=http';
const TARGET = `https://localhost:8443${ASKED}`;

/** The finding that plain http is answered with the same place over https, and with nothing else. */
export async function redirected({ http, say }: CheckContext): Promise<Outcome> {
  say(`asking port ${HTTP_PORT} in the open`);
  const expected = `from port ${HTTP_PORT}, a redirect to\n${TARGET}`;
  const see = `curl -sI 'localhost:${HTTP_PORT}${ASKED}'`;
  const answer = await http(HTTP_PORT, ASKED);
  if (!answer.answered)
    return fail({
      headline: `Port ${HTTP_PORT} gives no answer`,
      expected,
      found: answer.words,
      hint: 'Who types no https comes here first, and should be told where to go. Does the proxy run? `docker compose ps --all proxy`',
      see,
    });
  const location = answer.headers['location'] ?? '';
  const found = `status ${answer.status}\n${location || 'no location'}`;
  if (answer.status < 300 || answer.status > 399)
    return fail({
      headline:
        answer.status === 200
          ? `Port ${HTTP_PORT} still answers in the open`
          : `Port ${HTTP_PORT} answers ${answer.status}`,
      expected,
      found,
      hint: 'The server on 8080 in `proxy/api.conf` passes the question on. It should `return` where to ask instead, and has to be started anew.',
      see,
    });
  if (location === TARGET) return pass('Plain http is sent to https, with its path', { expected, found });
  return fail({
    headline: location.startsWith('https:')
      ? 'The redirect leads to another place'
      : 'The redirect does not lead to https',
    expected,
    found,
    hint: location.includes(ASKED)
      ? 'Compare scheme, host and port. https alone means port 443.'
      : 'What was asked for has to come along, the query too: nginx calls it `$request_uri`.',
    see,
  });
}

/** The finding that no port leads past the proxy. */
export async function apiClosed({ docker, http, say }: CheckContext): Promise<Outcome> {
  say(`knocking at port ${API_PORT}`);
  const expected = `no port of the machine leads to the API’s ${API_PORT}, and the API runs`;
  const see = 'docker compose ps';
  const containers = await docker.list();
  for (const { name, state, ports } of containers) {
    const open = state === 'running' ? ports.find(({ inside }) => inside === API_PORT) : undefined;
    if (open)
      return fail({
        headline: 'The API is reached past the proxy',
        expected,
        found: `${open.address}:${open.port} leads to ${name}`,
        hint: 'Where stands the line that publishes it, and who still needs it? `docker compose up -d` makes the container anew.',
        see,
      });
  }
  if ((await docker.service('compose-secrets', 'api'))?.state !== 'running')
    return fail({
      headline: 'The API does not run',
      expected,
      found: 'no running container of api',
      hint: 'Closed, and out of order with it. Start it: `docker compose up -d --wait`',
      see,
    });
  const answer = await http(API_PORT, '/health');
  if (!answer.answered && answer.why === 'closed')
    return pass('Nothing leads past the proxy', { expected, found: answer.words });
  return fail({
    headline: `Something answers on port ${API_PORT}`,
    expected,
    found: answer.answered ? `status ${answer.status}` : answer.words,
    hint: 'No container publishes it. Which program of yours listens there?',
    see: `sudo ss -ltnp 'sport = :${API_PORT}'`,
  });
}
