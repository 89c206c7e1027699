import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { fetchUpdate } from './fetch-update.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const limits = { ms: 8000, bytes: 1000 };

test('a file is fetched as it is', async () => {
  const address = await serve((_request, response) => response.end('PK\x03\x04'));
  expect(await fetchUpdate(address, limits)).toEqual({ file: Buffer.from('PK\x03\x04') });
});

test("a file comes with its version and the vendor's signature", async () => {
  const signature = `${'A'.repeat(86)}==`;
  const address = await serve((_request, response) =>
    response
      .setHeaders(
        new Map([
          ['version', '1.0.4b'],
          ['signature', signature],
        ]),
      )
      .end('x'),
  );
  expect(await fetchUpdate(address, limits)).toMatchObject({ version: '1.0.4b', vendor_signature: signature });
});

test.each([
  ['version', '../1.0'],
  ['version', 'x'.repeat(5000)],
  ['signature', 'AAAA'],
  ['signature', '%'.repeat(88)],
])('a %s that is none counts as none: %j', async (header, value) => {
  const address = await serve((_request, response) => response.setHeader(header, value).end('x'));
  expect(await fetchUpdate(address, limits)).toEqual({ file: Buffer.from('x') });
});

test('a file that says it is too large is not read', async () => {
  const address = await serve((_request, response) => response.setHeader('content-length', 5000).flushHeaders());
  await expect(fetchUpdate(address, limits)).rejects.toThrow(/larger than 1000 bytes/);
});

test.each(['file:///etc/passwd', 'ftp://host/x', 'data:text/plain,x', 'nonsense', ''])(
  'the address %j is refused',
  async (address) => {
    await expect(fetchUpdate(address, limits)).rejects.toThrow(/only http|is not one/);
  },
);

test('a file without end is cut at the limit', async () => {
  const address = await serve((_request, response) => {
    const more = (): void => {
      while (response.writable && response.write('x'.repeat(500)));
      response.once('drain', more);
    };
    more();
  });
  await expect(fetchUpdate(address, limits)).rejects.toThrow(/larger than 1000 bytes/);
});

test('a server that never answers is given up', async () => {
  const address = await serve(() => undefined);
  await expect(fetchUpdate(address, { ...limits, ms: 100 })).rejects.toThrow(/timeout/);
});

test('a redirect is not followed', async () => {
  const address = await serve((_request, response) =>
    response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  );
  await expect(fetchUpdate(address, limits)).rejects.toThrow();
});

test('an error page is no update', async () => {
  const address = await serve((_request, response) => response.writeHead(404).end('no'));
  await expect(fetchUpdate(address, limits)).rejects.toThrow(/answered 404/);
});
