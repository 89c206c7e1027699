import { CannotTell, count, fail, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';
import { nameOf, type Order } from './order.ts';

const FILES_PORT = 6001;
const NAME = 'app-update.zip';
const LENGTH = 64;
const SEE = `curl -s localhost:${FILES_PORT}/get-digest/${NAME}`;

/** The digest of the update as the file server hands it out now. */
export async function servedDigest({ http, say }: CheckContext): Promise<string> {
  say(`asking the file server on port ${FILES_PORT} for the digest`);
  const answer = await http(FILES_PORT, `/get-digest/${NAME}`);
  const digest = answer.answered && answer.status === 200 ? /^[0-9a-f]{64}/.exec(answer.body)?.[0] : undefined;
  if (digest === undefined)
    throw new CannotTell(
      'The file server did not say its digest',
      'See whether it is healthy: `docker compose ps file_server`',
    );
  return digest;
}

/** In groups of eight, only the last four of them: as long as a line, and the end is where copying goes wrong. */
const tail = (digest: string): string => `… ${(digest.slice(32).match(/.{1,8}/g) ?? []).join(' ')}`;
const head = (digest: string): string => `${(digest.slice(0, 32).match(/.{1,8}/g) ?? []).join(' ')} …`;

/** The finding that an order’s digest is the one that the file server gives. */
export function digestFits(order: Order | null, wanted: string): Outcome {
  const expected = `${LENGTH} characters, as the file server gives them`;
  if (!order)
    return fail({
      headline: 'There is no digest to compare yet',
      expected,
      found: 'no order',
      hint: 'Post an order with the digest in it.',
      see: SEE,
    });
  const posted = order.message.digest ?? '';
  const place = `in ${nameOf(order.message)}`;
  const alg = order.message.digestAlg ?? '';
  if (alg.toLowerCase() !== 'sha256') {
    return fail({
      headline: `The order names ${alg ? `the algorithm ${short(alg, 20)}` : 'no algorithm'}`,
      expected: 'digest_alg `sha256`',
      found: `${place}: ${short(alg, 20) || 'nothing'}`,
      hint: alg
        ? 'The file server says after the digest how it was made.'
        : 'The field is called `digest_alg`. The file server says after the digest what goes into it.',
      see: SEE,
    });
  }
  if (posted.toLowerCase() === wanted)
    return pass('The digest in your order is the file’s', {
      expected: `${expected}\n${tail(wanted)}`,
      found: `${place}\n${tail(posted)}`,
    });
  return wrongDigest({ posted, wanted, place, expected });
}

function wrongDigest({
  posted,
  wanted,
  place,
  expected,
}: {
  posted: string;
  wanted: string;
  place: string;
  expected: string;
}): Outcome {
  const lower = posted.toLowerCase().trim();
  const found = `${count(posted.length, 'character')} ${place}`;
  if (lower.startsWith(wanted)) {
    return fail({
      headline: 'The digest you posted has more behind it',
      expected,
      found: `${found}\n${short(posted.slice(LENGTH - 8), 60)}`,
      hint: 'The answer of the file server is a digest and two more words. Only the digest belongs in the order.',
      see: SEE,
    });
  }
  if (!/^[0-9a-f]+$/.test(lower)) {
    return fail({
      headline: posted === '' ? 'The order has no digest' : 'What you posted as digest is not one',
      expected: `${expected}, 0 to 9 and a to f`,
      found: `${found}\n${short(posted, 60)}`,
      hint: strange(lower),
      see: 'jq -r .digest update.json',
    });
  }
  const missing = LENGTH - lower.length;
  if (missing !== 0) {
    const words = Math.abs(missing) === 1 ? 'one character' : count(Math.abs(missing), 'character');
    const show = wanted.startsWith(lower.slice(0, 32)) ? tail : head;
    return fail({
      headline: `The digest you posted is ${words} ${missing > 0 ? 'short' : 'too long'}`,
      expected: `${expected}\n${show(wanted)}`,
      found: `${found}\n${show(lower)}`,
      hint: wrongLength(lower.length),
      see: SEE,
    });
  }
  const differing = Array.from(lower).filter((character, at) => character !== wanted[at]).length;
  if (differing <= 8) {
    const show = lower.slice(0, 32) === wanted.slice(0, 32) ? tail : head;
    return fail({
      headline: `${count(differing, 'character')} of your digest ${differing === 1 ? 'differs' : 'differ'}`,
      expected: `${expected}\n${show(wanted)}`,
      found: `${found}\n${show(lower)}`,
      hint: 'Copying by machine is safer than by eye: `cut -d " " -f 1` keeps the first word of a line.',
      see: SEE,
    });
  }
  return fail({
    headline: 'The digest you posted belongs to another file',
    expected: `${expected}\n${tail(wanted)}`,
    found: `${found}\n${tail(lower)}`,
    hint:
      lower === OF_NOTHING
        ? 'It is the digest of nothing at all: what it was made from was empty. Did the download before it fail?'
        : 'Was the file changed after you asked for its digest? Ask again, and post what you get.',
    see: SEE,
  });
}

/** SHA-256 of no bytes. */
const OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** What to do next about a digest with characters that none has. */
function strange(posted: string): string {
  if (posted === '')
    return 'The field is called `digest`. The first word of the file server’s answer goes between its quotes.';
  if (/^sha-?256[:=]/.test(posted))
    return 'How it was made has a field of its own. Here only the characters behind it count.';
  if (/paste|digest/.test(posted))
    return 'Does the mark still stand in `update.json`? Your digest goes in its place, between the quotes.';
  return 'A digest is written with 0 to 9 and a to f alone. Which of these characters is none of them, and where does it come from?';
}

/** Lengths, in characters, of digests of other kinds. */
const OTHER_KINDS: Record<number, string> = { 32: 'MD5', 40: 'SHA-1', 96: 'SHA-384', 128: 'SHA-512' };

function wrongLength(length: number): string {
  const kind = OTHER_KINDS[length];
  if (kind !== undefined)
    return `${length} characters is what ${kind} makes. The order says \`sha256\`, which makes ${LENGTH}.`;
  return length < LENGTH
    ? 'Copy it again, from the first character to the last, and post it once more.'
    : 'Something was pasted or typed beside it. The row above shows where the two part.';
}
