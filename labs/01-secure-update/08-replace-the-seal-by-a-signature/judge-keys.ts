import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { fail, list, pass, type Outcome } from '@stackyard/kit';

/** A service as far as keys go: whether it is told to sign, and every key file that it can see. */
export interface Holder {
  service: string;
  signs: boolean;
  keys: readonly { path: string; pem: string }[];
}

const PLACES = {
  file_server: ['vendor.key'],
  verifier: ['vendor.pub', 'verifier.key'],
  monitor: ['verifier.pub'],
  app: ['vendor.pub', 'verifier.pub'],
} as const;

const WHY: Record<string, string> = {
  'vendor.key': 'The file server plays the vendor: it signs what it hands out.',
  'vendor.pub': 'Verifier and updater check that a file is the vendor’s.',
  'verifier.key': 'The verifier signs. Which half of its pair does that take?',
  'verifier.pub':
    'The verifier signs; the monitor checks at hop 13, and the updater checks once more. What does checking take?',
};

const EXPECTED = 'each private key with the one who signs by it, the public half with whoever checks';
const SEE = 'docker compose config | grep -B 1 -A 1 "source: .*[.]"';

/** Whether everybody has the keys for what they do, and nobody has more. */
export function judgeKeys(holders: readonly Holder[]): Outcome {
  return (
    findUnsigned(holders) ??
    findMissing(holders) ??
    findShared(holders) ??
    findLoose(holders) ??
    findOdd(holders) ??
    pass('Each private key is with the one who signs by it, and with nobody else', { expected: EXPECTED })
  );
}

const places = Object.entries(PLACES);

function findUnsigned(holders: readonly Holder[]): Outcome | null {
  const unsigned = places.flatMap(([service]) =>
    holders.some((holder) => holder.service === service && holder.signs) ? [] : [service],
  );
  if (unsigned.length === 0) return null;
  return fail({
    headline:
      unsigned.length === places.length ? 'Nothing is signed yet' : `${list(unsigned)} still works with the seal`,
    expected: 'SIGNATURES=required in file_server, verifier, monitor and app',
    found: `not in ${list(unsigned)}`,
    hint: 'Compose reads the files that `COMPOSE_FILE` in `.env` names, and a running container keeps what it was made with: `docker compose up -d` makes those anew that changed.',
    see: 'grep COMPOSE_FILE .env',
  });
}

function findMissing(holders: readonly Holder[]): Outcome | null {
  for (const [service, names] of places) {
    const name = names.find((wanted) => keyOf(holders, service, wanted) === undefined);
    if (name === undefined) continue;
    return fail({
      headline: `${service} has no ${name}`,
      expected: EXPECTED,
      found: `${service}: ${list(namesOf(holders, service)) || 'no key'}`,
      hint: WHY[name] ?? '',
      see: SEE,
    });
  }
  return null;
}

/** A private key where nobody signs by it, under whatever name. */
function findLoose(holders: readonly Holder[]): Outcome | null {
  for (const name of ['verifier.key', 'vendor.key'] as const) {
    const [owner = ''] = places.find(([, names]) => names.some((one) => one === name)) ?? [];
    const mark = publicHalf(keyOf(holders, owner, name));
    const isLoose = ({ pem }: { pem: string }): boolean => isPrivate(pem) && publicHalf(pem) === mark;
    const others = holders.filter(({ service, keys }) => service !== owner && keys.some(isLoose));
    if (others.length === 0) continue;
    const who = list(others.map(({ service }) => service));
    const asPublic = others.every(({ keys }) => keys.filter(isLoose).every(({ path }) => path.endsWith('.pub')));
    return fail({
      headline: `${who} can sign as the ${owner === 'verifier' ? 'verifier' : 'vendor'}`,
      expected: EXPECTED,
      found: `${name} is in ${who}`,
      hint: asPublic
        ? 'The secret is called `.pub`, and comes from the private file: see the end of `compose.signed.yaml`. Compose does not notice when only that changes: `docker compose up -d --force-recreate` and the service.'
        : 'Whoever holds a private key is, to everybody else, the one whose key it is. Who has to sign, and who only to check?',
      see: SEE,
    });
  }
  return null;
}

/** One pair of keys for two who sign. */
function findShared(holders: readonly Holder[]): Outcome | null {
  const { vendor, verifier } = marks(holders);
  if (vendor !== verifier) return null;
  return fail({
    headline: 'Vendor and verifier sign with one key',
    expected: 'two pairs of keys',
    found: 'vendor.key and verifier.key are the same key',
    hint: 'Then one of them, taken over, is both. `./make-secrets` makes what is missing in `secrets/`.',
    see: 'cmp secrets/vendor.key secrets/verifier.key',
  });
}

/** Halves that do not belong together. */
function findOdd(holders: readonly Holder[]): Outcome | null {
  const { vendor, verifier } = marks(holders);
  for (const [name, half, services] of [
    ['vendor', vendor, ['verifier', 'app']],
    ['verifier', verifier, ['monitor', 'app']],
  ] as const) {
    const odd = services.filter((service) => publicHalf(keyOf(holders, service, `${name}.pub`)) !== half);
    if (odd.length === 0) continue;
    return fail({
      headline: `${name}.pub is not the other half of ${name}.key`,
      expected: 'the public half of the key that signs',
      found: `another one in ${list(odd)}`,
      hint: 'Every `openssl genpkey` makes a new pair. The public half is made from its private one, each time that changes.',
      see: `openssl pkey -in secrets/${name}.key -pubout | diff - secrets/${name}.pub`,
    });
  }
  return null;
}

/** The public halves of the two who sign. */
const marks = (holders: readonly Holder[]) => ({
  vendor: publicHalf(keyOf(holders, 'file_server', 'vendor.key')),
  verifier: publicHalf(keyOf(holders, 'verifier', 'verifier.key')),
});

const namesOf = (holders: readonly Holder[], service: string): string[] =>
  holders
    .filter((holder) => holder.service === service)
    .flatMap(({ keys }) => keys.map(({ path }) => path.split('/').at(-1) ?? path));

const keyOf = (holders: readonly Holder[], service: string, name: string): string | undefined =>
  holders.find((holder) => holder.service === service)?.keys.find(({ path }) => path === `/run/secrets/${name}`)?.pem;

const isPrivate = (pem: string): boolean => pem.includes('PRIVATE KEY');

/** The public half of a key, as text that is equal for equal keys; null where it is none. */
function publicHalf(pem = ''): string | null {
  try {
    const key: KeyObject = createPublicKey(isPrivate(pem) ? createPrivateKey(pem) : pem);
    return key.export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    return null;
  }
}
