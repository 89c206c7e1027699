import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Http } from '@stackyard/kit';
import { say, testMachines, type TestMachines } from '../machine/for-tests.ts';
import { probeHttp } from './probe-http.ts';

let all: TestMachines;
let http: Http;
let authority: string;
let stranger: string;

const SETUP = `mkdir -p /tmp/tls && cd /tmp/tls
for name in authority stranger; do
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 2 -subj "/CN=$name" -keyout $name.key -out $name.crt
done
sign() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj /CN=$2 -keyout $1.key -out $1.csr
  openssl x509 -req -in $1.csr -CA authority.crt -CAkey authority.key -out $1.crt $3 $4 $5 $6 -extfile - <<< "subjectAltName=DNS:$2"
}
sign right localhost -days 1
sign other api -days 1
sign old localhost -not_before 20200101000000Z -not_after 20200102000000Z
serve() { setsid openssl s_server -quiet -www -accept $1 -cert $2.crt -key $2.key > /dev/null 2>&1 < /dev/null & }
serve 8443 right; serve 8444 other; serve 8445 old
(while :; do printf 'HTTP/1.0 200 OK\\r\\n\\r\\nplain' | nc -lN 8446 > /dev/null; done) > /dev/null 2>&1 < /dev/null &
sleep 1`;

beforeAll(async () => {
  all = await testMachines();
  const machine = await all.make();
  await machine.exec(['bash', '-c', SETUP], { user: 'root', timeoutMs: 20_000 });
  authority = await say(machine, 'cat /tmp/tls/authority.crt');
  stranger = await say(machine, 'cat /tmp/tls/stranger.crt');
  http = probeHttp(machine.address, new AbortController().signal);
});
afterAll(() => all[Symbol.asyncDispose]());

test('a certificate of the trusted authority, for the right name, lets the answer through', async () => {
  expect(await http(8443, '/', { tls: { ca: authority } })).toMatchObject({ answered: true, status: 200 });
});

test('it says why a certificate is refused', async () => {
  const ask = (port: number, ca = authority) => http(port, '/', { tls: { ca } });
  expect(await ask(8443, stranger)).toMatchObject({ answered: false, why: 'broken', certificate: 'unknown-authority' });
  expect(await ask(8444)).toMatchObject({
    certificate: 'other-name',
    words: expect.stringContaining('DNS:api') as unknown,
  });
  expect(await ask(8445)).toMatchObject({ certificate: 'expired', words: 'the certificate on port 8445 has expired' });
});

test('the name to be certified can be another than localhost', async () => {
  const tls = { ca: authority, servername: 'api' };
  expect(await http(8444, '/', { tls })).toMatchObject({ answered: true });
  expect(await http(8443, '/', { tls })).toMatchObject({ certificate: 'other-name' });
});

test('a port without TLS, and one where nothing listens, are no fault of a certificate', async () => {
  const tls = { ca: authority };
  expect(await http(8446, '/', { tls })).toEqual({
    answered: false,
    why: 'broken',
    words: 'port 8446 does not speak TLS',
  });
  expect(await http(8447, '/', { tls })).toMatchObject({ answered: false, why: 'closed' });
});
