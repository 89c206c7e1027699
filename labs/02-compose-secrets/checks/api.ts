import { fail, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';

const API_PORT = 5001;
const SEE = `curl -s localhost:${API_PORT}/health`;

/** The finding that the API answers on its port, and calls itself healthy. */
export async function apiHealthy({ http, say }: Pick<CheckContext, 'http' | 'say'>): Promise<Outcome> {
  say(`asking the API on port ${API_PORT} how it is`);
  const answer = await http(API_PORT, '/health');
  const expected = `status 200 from port ${API_PORT}, and the word Healthy!`;
  if (!answer.answered)
    return fail({
      headline: answer.why === 'closed' ? `Nothing answers on port ${API_PORT}` : `The API gives no answer`,
      expected,
      found: answer.words,
      hint:
        answer.why === 'closed'
          ? 'Does the service api run? `docker compose ps --all api`'
          : 'It may be starting. If it stays: `docker compose logs --tail 20 api`',
      see: SEE,
    });
  const found = `status ${answer.status}\n${short(answer.body)}`;
  if (answer.status === 200 && answer.body.includes('Healthy!')) return pass('The API is healthy', { expected, found });
  return fail({
    headline: answer.status === 503 ? 'The API has no database' : `The API answers with ${answer.status}`,
    expected,
    found,
    hint:
      answer.status === 503
        ? 'Its log names the reason, each time that it changes: `docker compose logs --tail 5 api`. No database, or another password than the database’s?'
        : 'Something else may answer on this port: `docker compose ps` shows who has which.',
    see: SEE,
  });
}
