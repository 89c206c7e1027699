import { signatureSchema } from '../seal/signature.ts';
import { versionSchema } from '../version/version.ts';

/** What the whole download may take, and how large the file may be (20 MiB): sealed, it has to fit one message of the bus. */
const LIMITS = { ms: 20_000, bytes: 20_971_520 };

const NOTHING: AsyncIterable<Uint8Array> = (async function* () {})();

/** A file, and what its server's headers say of it: the version, and the vendor's signature over both. */
export interface Download {
  file: Buffer;
  version?: string;
  vendor_signature?: string;
}

/** Fetches a file over http or https. Throws an Error whose message says why not. */
export async function fetchUpdate(address: string, limits = LIMITS): Promise<Download> {
  const url = URL.parse(address);
  if (url === null) throw new Error('the url is not one');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`only http and https are fetched, not ${url.protocol.slice(0, 20)}`);
  }
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(limits.ms) });
  if (!response.ok) throw new Error(`${url.host} answered ${response.status}`);
  return { file: await readBody(response, limits.bytes), ...readHeaders(response.headers) };
}

async function readBody(response: Response, limit: number): Promise<Buffer> {
  const tooLarge = () => new Error(`the file is larger than ${limit} bytes`);
  // said before it comes, a size saves the download; what is said need not be true
  if (Number(response.headers.get('content-length')) > limit) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const body: AsyncIterable<Uint8Array> = response.body ?? NOTHING;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A header that is not what it should be counts as none: the verifier then misses it, and says so. */
function readHeaders(headers: Headers): Omit<Download, 'file'> {
  const version = versionSchema.safeParse(headers.get('version'));
  const signature = signatureSchema.safeParse(headers.get('signature'));
  return {
    ...(version.success && { version: version.data }),
    ...(signature.success && { vendor_signature: signature.data }),
  };
}
