import { fail, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';
import { servesVersion } from './app.ts';
import type { Decision } from './decisions.ts';
import { allHealthy } from './services.ts';
import { beganAt, isInOrder, isUnderWay, told, type Update } from './updates.ts';

const SOURCE = 'secure-update/file_server/data/app-update/app.ts';
const VERSION = /VERSION\s*=\s*['"`]([^'"`\n]*)['"`]/;
const SEE = 'curl -s localhost:6000/update/$(jq -r .id order.json) | jq';

interface Shipped {
  /** Newest first. */
  updates: readonly Update[];
  /** What has to have happened before: an update from before it shows nothing. Null where it has not yet. */
  after: Decision | undefined;
  /** What that was, as in “after the attack was refused”. */
  what: string;
}

/** The finding that an honest update passed since something happened: all hops, each once, and done. */
export async function hasShipped(context: CheckContext, { updates, after, what }: Shipped): Promise<Outcome> {
  const health = await allHealthy(context);
  if (health.outcome !== 'pass') return health;
  const expected = `an update that is \`done\`, with its thirteen hops, ${what}`;
  const later = updates.filter((update) => after !== undefined && beganAt(update) > after.seq);
  const done = later.find((update) => update.state === 'done' && isInOrder(update));
  if (done) return pass('An honest update passes', { expected, found: told(done) });
  const [newest] = later;
  if (!newest)
    return fail({
      headline: 'No honest update yet',
      expected,
      found: after === undefined ? 'the other findings come first' : 'no order since then',
      hint: 'A defence that stops everything is an outage. Show that what is right still passes: ship your version.',
      see: SEE,
    });
  const denied = newest.decisions.findLast(({ allowed }) => !allowed);
  return fail({
    headline: denied ? `Your update is refused at hop ${denied.hop ?? '?'}` : `Your update is ${newest.state}`,
    expected,
    found: denied ? `${told(newest)}\n${denied.code}: ${short(denied.reason, 90)}` : told(newest),
    hint: hintFor(newest, denied),
    see: SEE,
  });
}

function hintFor(update: Update, denied: Decision | undefined): string {
  const { reason } = update;
  if (isUnderWay(update) && denied === undefined)
    return 'Give it two seconds. If it stays, a service waits for what never comes: `docker compose logs --tail 5` and its name says what it may not do.';
  if (denied?.code === 'forged-source')
    return 'The monitor does not believe who wrote it. Does every service come with the password of its own name?';
  if (reason.includes('is older than'))
    return 'The version that the app has now is a newer one. `older_versions` in your policy says whether that may be taken back.';
  if (denied?.code === 'bad-signature')
    return 'Does the honest storage run again? Without the extra file: `docker compose up -d --wait storage`';
  if (denied?.code === 'no-seal')
    return 'What does hop 13 of your policy ask for, and what do the services now put on a file?';
  if (reason.includes('vendor'))
    return 'The file server signs as the vendor. Does it have the key, and do those who check have the other half?';
  return 'The reason says what did not fit, and who said it. An order can’t be mended: post a new one.';
}

/** The finding that the app serves the version in the learner’s own source. */
export async function servesSource(context: CheckContext): Promise<Outcome> {
  const source = await context.file.read(SOURCE);
  const version = source.found ? VERSION.exec(source.text)?.[1] : undefined;
  if (version === undefined)
    return fail({
      headline: 'The source of your update names no version',
      expected: 'a line with VERSION, as text between quotes',
      found: source.found ? 'no such line' : `~/${SOURCE}: ${source.why}`,
      hint: 'It was there in step 4: a version of your own.',
      see: 'grep -n VERSION file_server/data/app-update/app.ts',
    });
  return servesVersion(context, version, (found) => ({
    headline: `The app serves ${found}`,
    hint:
      found === '6.6.6'
        ? 'That is the attacker’s. It stays until an honest update takes its place.'
        : 'That is not what stands in your source. Ship your version once more.',
  }));
}
