import { count, fail, pass, short, type Outcome } from '@stackyard/kit';

const SEE = 'docker compose logs --no-log-prefix api';
/** The API says how it stands with the database each time that changes: `14:02:31 database: fine`. */
const TOLD = /^\d\d:\d\d:\d\d database: (.*)$/;
const REFUSED = /password authentication failed/;
const FINE = 'fine';

const statesIn = (log: string): string[] =>
  log.split('\n').flatMap((line) => {
    const state = TOLD.exec(line.trim())?.[1];
    return state === undefined || state.startsWith('the password has changed') ? [] : [state];
  });

/** The finding that the API was there while the database was not, said so, and found it again. */
export function outageTold(log: string): Outcome {
  return toldAndMended(log, (state) => state !== FINE && !REFUSED.test(state), {
    done: 'The API told of the outage, and of its end',
    expected: 'in the log of the API: the database away, later `database: fine`',
    never: 'The API has not seen the database go away',
    start:
      'Stop the database, ask /health while it is away, start it again: the API says what it meets, when it is asked.',
    open: 'The database has not come back yet',
    end: 'Start it, and ask /health once more: what nobody asks about is not noticed.',
  });
}

/** The finding that the API met a wrong password, said so, stayed up and took the right one again. */
export function wrongPasswordTold(log: string): Outcome {
  return toldAndMended(log, (state) => REFUSED.test(state), {
    done: 'The API told of the wrong password, and of the right one',
    expected: 'in the log of the API: the password refused, later `database: fine`',
    never: 'The API has not met a wrong password',
    start:
      'Write another word into db_password.txt, in place, and ask /health. An editor or `mv` that puts a new file there changes nothing for the container: it holds on to the old one.',
    open: 'The wrong password is still in the file',
    end: 'Decrypt the right one into the same file, and ask /health once more.',
  });
}

interface Words {
  done: string;
  expected: string;
  never: string;
  start: string;
  open: string;
  end: string;
}

function toldAndMended(log: string, isIt: (state: string) => boolean, words: Words): Outcome {
  const { expected } = words;
  const states = statesIn(log);
  const first = states.findIndex(isIt);
  const found =
    states.length > 0
      ? states
          .slice(-4)
          .map((state) => `database: ${short(state, 70)}`)
          .join('\n')
      : 'no word about the database';
  if (first < 0) return fail({ headline: words.never, expected, found, hint: words.start, see: SEE });
  if (!states.slice(first).includes(FINE))
    return fail({ headline: words.open, expected, found, hint: words.end, see: SEE });
  return pass(words.done, { expected, found });
}

/** What the API says when it starts. */
const STARTED = /^\d\d:\d\d:\d\d listening on port /m;

/** The finding that one run of the API saw the database fine, away and fine again: nobody restarted it in between. */
export function cameBack(log: string): Outcome {
  const expected = 'between two starts of the API: the database fine, away, and fine again';
  const runs = log.split(STARTED).slice(1).map(statesIn);
  if (runs.some(wentAndCame)) return pass('The API came back by itself', { expected });
  const went = runs.some((states) => states.includes(FINE) && states.at(-1) !== FINE);
  return fail({
    headline: went ? 'The API was restarted before it came back' : 'No outage has passed under the API yet',
    expected,
    found: `${count(runs.length, 'start')} of the API, the last of them with ${runs.at(-1)?.join(', then ') || 'no word about the database'}`,
    hint: 'Stop and start `postgres` alone, and ask /health before, in between and after. The API needs no restart.',
    see: SEE,
  });
}

function wentAndCame(states: readonly string[]): boolean {
  const away = states.findIndex((state, at) => state !== FINE && states.slice(0, at).includes(FINE));
  return away !== -1 && states.slice(away).includes(FINE);
}
