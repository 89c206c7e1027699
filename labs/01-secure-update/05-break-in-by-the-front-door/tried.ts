import { count, fail, pass, short, type Outcome } from '@stackyard/kit';
import type { Decision } from '../checks/decisions.ts';
import { told, type Update } from '../checks/updates.ts';
import { installed, type Attempts } from './attempts.ts';

const SEE = `curl -s localhost:6002/decisions | jq -c '.[] | select(.decision == "denied") | {destination, code, reason}'`;
const refusedWith = (update: Update): { found: string } => ({ found: told(update) });

export function triedToken(decisions: readonly Decision[]): Outcome {
  const turnedAway = decisions.filter(({ code }) => code === 'request-refused');
  const wrong = turnedAway.findLast(({ reason }) => reason === 'wrong token');
  if (wrong) return pass('A wrong token was turned away, and that is on record', { found: `denied, ${wrong.reason}` });
  return fail({
    headline:
      turnedAway.length > 0 ? 'Somebody came without a token, but not with a wrong one' : 'Nobody was turned away yet',
    expected: 'a refusal by the manager in the security log: wrong token',
    found: turnedAway.length > 0 ? turnedAway.map(({ reason }) => reason).join(', ') : 'none',
    hint:
      turnedAway.length > 0
        ? 'Without the header `auth` there is nothing to guess. Send it, with a value that is not your token.'
        : 'Post an order whose header `auth` says something else than your token.',
    see: SEE,
  });
}

export function triedAlgorithm({ algorithm }: Attempts, updates: readonly Update[]): Outcome {
  if (algorithm) return pass(`An order with ${short(algorithm.digestAlg, 20)} was refused`, refusedWith(algorithm));
  const words = { expected: 'an update refused by the verifier because of its digest_alg', see: SEE };
  const capitals = updates.find(({ digestAlg }) => digestAlg !== 'sha256' && digestAlg.toLowerCase() === 'sha256');
  if (capitals)
    return fail({
      ...words,
      headline: `${capitals.digestAlg} is the algorithm that it knows`,
      found: `update ${capitals.id.slice(0, 8)}: ${capitals.state}`,
      hint: 'Capitals make it no other one. Your machine has a tool for MD5: `md5sum`.',
    });
  const other = updates.find(({ digestAlg }) => digestAlg.toLowerCase() !== 'sha256');
  if (other) return fail({ ...words, ...endedElsewhere(other) });
  return fail({
    ...words,
    headline: 'No order names another algorithm yet',
    found: `${count(updates.length, 'order')} since your version was installed, none with another one`,
    hint: 'Copy `update.json`, change `digest_alg` and `digest` in the copy, and post that.',
  });
}

export function triedDigest({ digest }: Attempts, updates: readonly Update[]): Outcome {
  if (digest) return pass('An order with a digest that fits no file was refused', refusedWith(digest));
  const words = {
    expected: 'a refusal after comparing: 64 characters, 0 to 9 and a to f, that are no digest of your file',
    see: SEE,
  };
  const misshapen = updates.find(({ state, reason }) => state === 'refused' && reason.includes('64 hex'));
  if (misshapen)
    return fail({
      ...words,
      headline: `A digest of ${count(misshapen.digest.length, 'character')} is refused before anything is compared`,
      found: told(misshapen),
      hint: 'It has to look like a digest and be the wrong one: change characters, remove none.',
    });
  return fail({
    ...words,
    headline: 'No order with a wrong digest was refused yet',
    found: `${count(updates.length, 'order')} since your version was installed`,
    hint: 'Copy `update.json` and change a few characters of the digest in the copy.',
  });
}

export function triedFile({ file }: Attempts, updates: readonly Update[]): Outcome {
  if (file) return pass('A file that was changed after its digest was asked for was refused', refusedWith(file));
  const served = installed(updates);
  const [last] = updates;
  return fail({
    headline: 'No changed file was refused since your version was installed',
    expected: `an order with the digest of what the app serves, refused by the verifier\n${served?.digest.slice(0, 16) ?? 'nothing'} …`,
    found: `the newest order: ${newest(updates)}`,
    hint: stillToDo(last, served),
    see: SEE,
  });
}

function stillToDo(last: Update | undefined, served: Update | null): string {
  if (last?.state === 'done' && last.id === served?.id)
    return 'The newest order was followed: its digest is that of the file it got. Take the digest first, change the source afterwards, then post.';
  if (last && last.digest !== served?.digest)
    return 'The newest order promises another file than the one that the app serves. `update.json`, as you shipped it, has the right promise.';
  return 'What matters is the order of two things: take the digest first, change the source afterwards. Then post.';
}

function newest(updates: readonly Update[]): string {
  const [last] = updates;
  return last ? `${last.state}\n${last.digest.slice(0, 16)} …` : 'none';
}

function endedElsewhere(update: Update): { headline: string; found: string; hint: string } {
  return {
    headline: `That order is ${update.state}, and not because of its algorithm`,
    found: told(update),
    hint: 'Everything else in the order has to be right: the url, the target. Compare it with `update.json`.',
  };
}
