/** What the whole download may take, and how large the file may be: sealed, it has to fit one message of the bus. */
const LIMITS = { ms: 20_000, bytes: 20_000_000 };

/** Fetches a file over http or https. Throws an Error whose message says why not. */
export async function fetchUpdate(address: string, limits = LIMITS): Promise<Buffer> {
  const url = URL.parse(address);
  if (url === null) throw new Error('the url is not one');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Error(`only http and https are fetched, not ${url.protocol.slice(0, 20)}`);
  }
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(limits.ms) });
  if (!response.ok) throw new Error(`${url.host} answered ${response.status}`);

  const body: AsyncIterable<Uint8Array> = response.body ?? ReadableStream.from([]);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limits.bytes) throw new Error(`the file is larger than ${limits.bytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
