import { fail, pass, short, type Answer, type CheckContext, type Outcome } from '@stackyard/kit';

const APP_PORT = 5000;

const VERSION = /Application version ([\w.-]+)/;
const SEE = `curl -s localhost:${APP_PORT}`;

/** What the app says: its version, or why there is none. */
type Served = { version: string; line: string } | { version: null; answer: Answer };

async function served({ http, say }: CheckContext): Promise<Served> {
  say(`asking the app on port ${APP_PORT} which version it serves`);
  const answer = await http(APP_PORT, '/');
  const version = answer.answered && answer.status === 200 ? VERSION.exec(answer.body)?.[1] : undefined;
  return answer.answered && version !== undefined ? { version, line: short(answer.body) } : { version: null, answer };
}

/** What to do next where no answer comes, by how it did not come. */
const SILENT = {
  closed: 'Does the service app run, and which port of your machine leads to it? `docker compose ps app`',
  silent:
    'Something took the connection and says nothing: a program that starts, or one that hangs. `docker compose ps app` says for how long it has been up.',
  broken:
    'Something took the connection and let it go, as a program that ends does. What it said last: `docker compose logs --tail 20 app`',
} as const;

const line = (version: string): string => `Hello World! Application version ${version}`;

/** What it means that the app serves another version; `expected` where the page must not say the right one. */
export type Otherwise = (found: string) => { headline: string; hint: string; expected?: string };

/** The finding that the app serves `version`. */
export async function servesVersion(context: CheckContext, version: string, otherwise: Otherwise): Promise<Outcome> {
  const app = await served(context);
  const expected = otherwise('').expected ?? `from port ${APP_PORT}\n${line(version)}`;
  if (app.version === version) return pass(`The app serves ${version}`, { expected, found: `the same\n${app.line}` });
  if (app.version !== null)
    return fail({ ...otherwise(app.version), expected, found: `from port ${APP_PORT}\n${app.line}`, see: SEE });
  const { answer } = app;
  if (!answer.answered) {
    return fail({
      headline:
        answer.why === 'closed' ? `Nothing answers on port ${APP_PORT}` : `The app on port ${APP_PORT} gives no answer`,
      expected,
      found: answer.words,
      hint: SILENT[answer.why],
      see: SEE,
    });
  }
  return fail({
    headline: `Port ${APP_PORT} answers, but without a version`,
    expected,
    found: `status ${answer.status}\n${short(answer.body)}`,
    hint:
      answer.status === 200
        ? 'Something else than the app answers there. `docker compose ps` shows who has which port.'
        : `It answers with a fault of its own, ${answer.status}. What it said last: \`docker compose logs --tail 20 app\``,
    see: SEE,
  });
}
