import { fail, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';
import { times, type Tags } from '../checks/registry.ts';
import { judgeSignature } from '../checks/signatures.ts';
import type { Asked } from './judge-signatures.ts';

const EXPECTED = 'ci/verify prints latest by its digest; for every other image it prints nothing and its code is not 0';
const WITHIN_MS = 9000;
/** Asks the learner’s gate about all images at once; a line each: tag, code, what it printed. */
const ASK = `for tag; do
  { said=$(timeout 8 ci/verify "localhost:5000/api:$tag" 2> /dev/null); code=$?; echo "$tag $code $(echo $said)"; } &
done; wait`;

const LIES: Record<string, { headline: string; hint: string }> = {
  hotfix: {
    headline: 'The gate lets an image through that nobody signed',
    hint: 'The exit code of a pipe is the one of its last command. Does your gate stop where cosign says no?',
  },
  borrowed: {
    headline: 'The gate is content with a signature of another image',
    hint: 'A signature was there. What it says has to be checked, with the key and against these very bytes: leave that to `cosign verify`, without a flag that takes it back.',
  },
};

/** Whether the gate says yes to what is signed and no to everything else. */
export async function gateRefuses({ exec, say }: Pick<CheckContext, 'exec' | 'say'>, asked: Asked): Promise<Outcome> {
  const { tags, key, context } = asked;
  const words = { expected: EXPECTED, see: 'ci/verify localhost:5000/api:hotfix; echo "code $?"' };
  const absent = Object.keys(LIES).find((tag) => !tags.has(tag));
  if (absent)
    return fail({
      ...words,
      headline: `The attack has not been made: the registry has no ${absent}`,
      found: `tags: ${short([...tags.keys()].filter((tag) => !tag.endsWith('.sig')).join(', '), 90)}`,
      hint: 'Two blocks of the page push an image each that nobody signed.',
    });
  say('asking your gate about four images');
  const old = times(tags).find((time) => tags.get(time) !== tags.get('latest') && isSigned(tags, time)) ?? 'latest';
  const answers = await exec(['bash', '-c', ASK, 'ask', 'latest', ...Object.keys(LIES), old], { timeoutMs: WITHIN_MS });
  const said = answers.stdout.split('\n').map((line) => line.split(' '));
  const of = (wanted: string) => said.find(([tag]) => tag === wanted) ?? [];
  for (const [tag, lie] of Object.entries(LIES)) {
    const [, code, ...printed] = of(tag);
    if (code === '0' || printed.join('').includes('sha256:'))
      return fail({ ...words, ...lie, found: `${tag}: code ${code ?? '?'}, “${short(printed.join(' '), 90)}”` });
  }
  const borrowed = key && (await judgeSignature(context, { tags, digest: tags.get('borrowed') ?? '', key }));
  if (borrowed && borrowed !== 'another-image')
    return fail({
      ...words,
      headline: 'The borrowed signature is not one of the key of today',
      found: `borrowed: ${borrowed === 'unsigned' ? 'no signature' : 'a signature of another key'}`,
      hint: 'A new key, a new attack: `latest` has a signature that is worth stealing. Copy it beside `borrowed`, as before, and ask your gate again.',
    });
  const [, code = '?', ...printed] = of('latest');
  const found = `latest: code ${code}, “${short(printed.join(' '), 110)}”`;
  if (code !== '0')
    return fail({
      ...words,
      headline: 'The gate refuses the image that is signed',
      found,
      hint: 'Run it yourself: cosign says on stderr what it misses. Is cosign.pub the half that belongs to the key in `~/ci`?',
      see: 'ci/verify localhost:5000/api:latest; echo "code $?"',
    });
  if (printed.join(' ') !== `localhost:5000/api@${tags.get('latest') ?? ''}`)
    return fail({
      ...words,
      headline: 'The gate says yes, and not to which bytes',
      found,
      hint: 'Between this answer and the start a tag can move. One line on stdout, NAME@sha256:…, and nothing else: cosign’s own output names the digest that was signed.',
    });
  if (old !== 'latest' && of(old)[1] === '0')
    return fail({
      ...words,
      headline: 'The gate still lets an image of the old key through',
      found: `${old}: code 0`,
      hint: 'Whoever signed it was known once. After a change of keys that signature should be worth nothing: which key does the gate ask with?',
    });
  return pass('The gate lets through what is signed, by its digest, and nothing else', { expected: EXPECTED, found });
}

const isSigned = (tags: Tags, time: string): boolean => tags.has(`${tags.get(time)?.replace(':', '-') ?? ''}.sig`);
