import { fail, pass, type CheckContext, type Outcome } from '@stackyard/kit';

const DATABASE = 5432;

/** The finding that nobody reaches the database but over Compose’s own network. */
export async function portClosed({ docker, http, say }: CheckContext): Promise<Outcome> {
  say(`knocking at port ${DATABASE}`);
  const expected = `no port of the machine leads to the database’s ${DATABASE}`;
  const see = 'docker compose ps postgres';
  const containers = await docker.list();
  for (const { name, state, ports } of containers) {
    const open = state === 'running' ? ports.find(({ inside }) => inside === DATABASE) : undefined;
    if (!open) continue;
    return fail({
      headline: open.address.startsWith('127.')
        ? 'The port is open to everybody on this machine'
        : 'The port of the database is open to everybody',
      expected,
      found: `${open.address}:${open.port} leads to ${name}`,
      hint: 'The API asks `postgres:5432` over the network that Compose made. Who else has to ask?',
      see,
    });
  }
  const answer = await http(DATABASE, '/');
  if (answer.answered || answer.why !== 'closed')
    return fail({
      headline: `Something answers on port ${DATABASE}`,
      expected,
      found: answer.answered ? `an answer with status ${answer.status}` : answer.words,
      hint: 'No container publishes it. Does one use the network of the machine itself (`network_mode: host`)?',
      see: `sudo ss -ltnp 'sport = :${DATABASE}'`,
    });
  return pass('Nobody but the API reaches the database', { expected, found: answer.words });
}
