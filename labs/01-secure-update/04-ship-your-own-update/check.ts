import {
  CannotTell,
  defineCheck,
  fail,
  finding,
  once,
  pass,
  short,
  type CheckContext,
  type Outcome,
} from '@stackyard/kit';
import { servesVersion } from '../checks/app.ts';
import { readBus, type BusMessage } from '../checks/bus.ts';
import { digestFits, servedDigest } from '../checks/digest.ts';
import { chooseOrder, isDone } from '../checks/order.ts';

const SOURCE = 'secure-update/file_server/data/app-update/app.ts';
const SEE = 'grep -n VERSION file_server/data/app-update/app.ts';
const VERSION = /VERSION[^'"`\n]*['"`]([^'"`\n]*)['"`]/;

/** The learner’s own version, in the source, is what the app serves, and it came there by an order whose digest is that file’s. */
export default defineCheck((context) => {
  const bus = once(() => readBus(context));
  const digest = once(() => servedDigest(context));
  const order = once(async () => {
    const wanted = await digest();
    return chooseOrder(context, await bus(), (message) => message.digest?.toLowerCase() === wanted);
  });
  const wanted = once(async () => `${context.parameters['own-version'] ?? ''}-${tagOf(await bus())}`);
  return [
    finding('own-version', async () => hasVersion(context, await wanted(), await bus())),
    finding('digest-matches', async () => digestFits(await order(), await digest())),
    finding('update-done', async () => isDone(await order())),
    finding('app-serves-yours', async () =>
      servesVersion(context, await wanted(), (found) => ({
        headline: `The app serves ${found}`,
        expected: 'the version that you gave the source',
        hint: found.startsWith(`${context.parameters['own-version'] ?? ''}-`)
          ? 'That is a version of yours, from before you changed it last. What is changed after the digest was asked for has to be ordered anew.'
          : 'Yours has not arrived. The other findings say where it stands.',
      })),
    ),
  ];
});

/** The first four characters of the very first id on this learner’s bus. */
function tagOf(bus: readonly BusMessage[]): string {
  const [first] = bus;
  if (!first)
    throw new CannotTell(
      'The bus holds no message',
      'Was Kafka started anew? Ship an update as in step 2; its id then is the first.',
    );
  return first.id.slice(0, 4);
}

/** Says what is expected without saying the tag: finding that is the step. */
const EXPECTED =
  'a version of your own: 1.0.5, a hyphen, and the first four characters of the very first id on your bus';

async function hasVersion({ file, say }: CheckContext, wanted: string, bus: readonly BusMessage[]): Promise<Outcome> {
  say('reading the source of your update');
  const source = await file.read(SOURCE);
  if (!source.found)
    return fail({
      headline: 'The source of the update is gone',
      expected: EXPECTED,
      found: `~/${SOURCE}: ${source.why}`,
      hint: 'The file server needs a file app.ts in that folder.',
      see: SEE,
    });
  const version = VERSION.exec(source.text)?.[1];
  if (version === wanted) return pass(`The source is your version ${wanted}`);
  const words = { expected: EXPECTED, found: `in the source\n${short(version ?? 'no version', 60)}`, see: SEE };
  if (version === undefined)
    return fail({
      ...words,
      headline: 'The source names no version any more',
      hint: 'The line with VERSION gives it, as text between quotes.',
    });
  const [base, ...tag] = version.split('-');
  const [own] = wanted.split('-');
  if (tag.length === 0)
    return fail({
      ...words,
      headline: `The source is still ${short(version, 20)}`,
      hint: 'Your tag is the beginning of the very first id on your bus.',
    });
  if (base !== own)
    return fail({
      ...words,
      headline: `The version begins with ${short(base ?? '', 20)}`,
      hint: 'Three numbers stand before the hyphen; the page says which.',
    });
  return fail({
    ...words,
    headline: `The tag ${short(tag.join('-'), 12)} is not yours`,
    hint: bus.some(({ id }) => id.startsWith(tag.join('-')))
      ? 'An id on your bus begins so, but not the first. The oldest message is the one that stands on top.'
      : 'No id on your bus begins so. Is it four characters, and whose bus did it come from?',
    see: 'head -n 1 bus.jsonl | jq -r .id',
  });
}
