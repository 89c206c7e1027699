import { defineCheck, finding, once } from '@stackyard/kit';
import { keysPrivate } from './judge-keys.ts';
import { apiClosed, redirected } from './judge-ports.ts';
import { trusted } from './judge-certificate.ts';
import { readTls } from './tls.ts';

/** The API is reached over TLS alone, with a certificate of the learner’s authority for the name that is typed. */
export default defineCheck((context) => {
  const tls = once(() => readTls(context));
  return [
    finding('certificate-trusted', async () => trusted(context, await tls())),
    finding('redirected', () => redirected(context)),
    finding('api-port-closed', () => apiClosed(context)),
    finding('keys-private', async () => keysPrivate(context, await tls())),
  ];
});
