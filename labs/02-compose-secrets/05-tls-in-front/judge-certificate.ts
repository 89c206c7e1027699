import { fail, pass, short, type Answer, type CheckContext, type Outcome } from '@stackyard/kit';
import { AUTHORITY, type TlsFiles } from './tls.ts';

const PORT = 8443;
const EXPECTED = `https://localhost:${PORT}/health answers 200, to a caller who trusts your authority alone`;
const SEE = `curl --cacert tls/authority.crt https://localhost:${PORT}/health`;
const SHOW = 'openssl x509 -noout -subject -issuer -dates -ext subjectAltName -in tls/server.crt';

/** The finding that who trusts the learner’s authority, and nobody else, is let through to the API. */
export async function trusted({ http, say }: CheckContext, { authority, server }: TlsFiles): Promise<Outcome> {
  const words = { expected: EXPECTED, see: SEE };
  if (authority === null)
    return fail({
      ...words,
      headline: 'There is no authority',
      found: `no file ~/${AUTHORITY}`,
      hint: 'Make one as the page says, under this name.',
      see: 'ls -l tls',
    });
  if (server !== null && plain(server) === plain(authority))
    return fail({
      ...words,
      headline: 'The proxy shows the certificate of the authority itself',
      found: 'tls/authority.crt and the certificate of the proxy are one',
      hint: 'Then its key has to lie beside the server, and whoever takes that can be every other server too. The authority signs; the server shows what was signed.',
      see: SHOW,
    });
  say(`asking port ${PORT} for its certificate`);
  const answer = await http(PORT, '/health', { tls: { ca: authority } });
  if (!answer.answered) return refused(answer);
  const found = `status ${answer.status}\n${short(answer.body)}`;
  if (answer.status === 200)
    return pass('The certificate is right, and the API answers behind it', { expected: EXPECTED, found });
  return fail({
    ...words,
    headline: `The certificate is right; the answer is ${answer.status}`,
    found,
    hint: 'TLS stands. What is behind it? `docker compose ps`, and `docker compose logs --tail 3 proxy`',
  });
}

function refused({ certificate, why, words: found }: Answer & { answered: false }): Outcome {
  const words = { expected: EXPECTED, found, see: SEE };
  const recreate = 'A new file reaches the proxy when its container is made anew: `--force-recreate`.';
  if (certificate === 'other-name')
    return fail({
      ...words,
      headline: 'The certificate is for another name',
      hint: `People type localhost. Have the authority sign for that one. ${recreate}`,
      see: SHOW,
    });
  if (certificate === 'unknown-authority')
    return fail({
      ...words,
      headline: 'The certificate is not from your authority',
      hint: `Was the authority made anew after it signed, or did the certificate sign itself? ${recreate}`,
      see: SHOW,
    });
  if (certificate !== undefined)
    return fail({
      ...words,
      headline: 'The certificate is not to be trusted',
      hint: `Sign a new one. ${recreate}`,
      see: SHOW,
    });
  return fail({
    ...words,
    headline:
      why === 'closed' ? `Nothing answers on port ${PORT}` : `Port ${PORT} does not answer as a server with TLS`,
    hint:
      why === 'closed'
        ? 'Does the proxy run? `docker compose ps --all proxy`, and what it said last: `docker compose logs --tail 3 proxy`'
        : 'What does the proxy say? `docker compose logs --tail 3 proxy`',
  });
}

const plain = (pem: string): string => pem.replaceAll(/\s+/g, '');
