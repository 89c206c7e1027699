import { fail, pass, short, type Outcome } from '@stackyard/kit';
import { isUnderWay, told, type Update } from '../checks/updates.ts';

/** A way in which an update can be bad although everybody has signed it, told by how it ended. */
interface Kind {
  /** As in “No link has been refused yet”. */
  what: string;
  ending: RegExp;
  state: 'refused' | 'failed';
  held: string;
  hint: string;
  see: string;
}

const ARCHIVE = 'unzip -Z file_server/data/';

export const KINDS = {
  path: {
    what: 'path that leads out',
    state: 'refused',
    ending: /the archive holds "(?:\/|[^"]*\.\.)/,
    held: 'An entry that leads out of the folder is refused',
    hint: 'The page makes this one: `zip` keeps the path that it is given.',
    see: `${ARCHIVE}path.zip`,
  },
  link: {
    what: 'link',
    state: 'refused',
    ending: /is not a plain file/,
    held: 'A link is refused',
    hint: 'The entry has to be called `app.ts` and to be a link itself. Without an option of its own, `zip` follows a link and packs what it leads to.',
    see: `${ARCHIVE}link.zip`,
  },
  bomb: {
    what: 'bomb',
    state: 'refused',
    ending: /unpacks to more than|is larger than \d+ bytes|to more than it says/,
    held: 'A bomb is refused before it is unpacked',
    hint: 'A hundred bytes out of each byte packed is where it begins. Which content packs that well? The entry is called `app.ts`.',
    see: `${ARCHIVE}bomb.zip`,
  },
  broken: {
    what: 'broken app',
    state: 'failed',
    ending: /the new app was taken back/,
    held: 'An app that does not start is taken back',
    hint: 'It has to get as far as being started: one entry `app.ts`, a version, and a mistake in the code.',
    see: 'docker compose logs --no-log-prefix --tail 20 app',
  },
  older: {
    what: 'older version',
    state: 'refused',
    ending: /is older than/,
    held: 'An older version is refused',
    hint: 'It is signed and it starts. Only a rule can keep it out: the first lines of `policy/policy.yaml`. After changing it, order the older one once more.',
    see: 'docker compose exec -T monitor policy check',
  },
} as const satisfies Record<string, Kind>;

/** Whether an update of one kind was tried, and ended as it must. */
export function endedAsItMust(kind: keyof typeof KINDS, updates: readonly Update[]): Outcome {
  const { what, ending, state, held, hint, see } = KINDS[kind];
  const expected = `an update \`${state}\` by the updater for that reason`;
  const update = updates.find((one) => one.state === state && one.by === 'updater' && ending.test(one.reason));
  if (update) return pass(held, { expected, found: told(update) });
  const words = { expected, see };
  const unsigned = updates.find(({ file, reason }) => isAbout(kind, file) && /vendor did not sign/.test(reason));
  if (unsigned)
    return fail({
      ...words,
      headline: `The vendor did not sign ${short(unsigned.file, 30)}`,
      found: told(unsigned),
      hint: 'It never came to the updater. The vendor signs a file together with its version; for an archive of your own that stands in NAME.version beside it.',
      see: 'ls file_server/data',
    });
  const missing = updates.find(({ file, reason }) => isAbout(kind, file) && /answered 404/.test(reason));
  if (missing)
    return fail({
      ...words,
      headline: `The file server has no ${short(missing.file, 30)}`,
      found: told(missing),
      hint: 'It hands out `file_server/data/NAME.zip`, or packs the `app.ts` of the folder `file_server/data/NAME`.',
      see: 'ls file_server/data',
    });
  const close = updates.find(({ file }) => isAbout(kind, file));
  if (close?.state === 'done')
    return fail({ ...words, headline: `The ${what} was installed`, found: told(close), hint: INSTALLED[kind] });
  return fail({
    ...words,
    headline: `No ${what} has been ${state === 'failed' ? 'taken back' : 'refused'} yet`,
    found: close ? told(close) : 'no such update among your newest',
    hint: close ? otherwise(close, hint) : hint,
  });
}

/** What it means that one of them passed: it was not what it was meant to be, or nothing keeps it out yet. */
const INSTALLED: Record<keyof typeof KINDS, string> = {
  path: 'Then its entry led nowhere else. `unzip -l` shows the name that `zip` wrote down.',
  link: 'Then its entry was a file, not a link: `zip` followed the link and packed what it leads to.',
  bomb: 'Then it was no bomb: it unpacked to less than a hundred times its size.',
  broken: 'Then it started, and answered. The mistake has to keep it from starting at all.',
  older:
    'Nothing was wrong with it but its age. The first lines of `policy/policy.yaml` say what happens to an old one; order it again after that.',
};

/** What to do next where one of them ended in another way than by what makes it bad. */
function otherwise(update: Update, hint: string): string {
  const { reason } = update;
  if (isUnderWay(update)) return 'It is still on its way. Give it two seconds.';
  if (/not the digest|sha256 is/.test(reason))
    return 'The verifier had another file than the order promised: ask for the digest again after packing.';
  return `It ended before anybody saw what makes it bad: the reason says why. ${hint}`;
}

/** By the name that the page gives it; a learner may choose another, and then sees fewer words. */
const isAbout = (kind: string, file: string): boolean => file === `${kind}.zip`;
