import { fail, pass, short, type ContainerState, type Outcome } from '@stackyard/kit';

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

/** The finding that the database was started after the API, which is healthy all the same: nobody restarted it. */
export function cameBack(api: ContainerState | null, postgres: ContainerState | null): Outcome {
  const expected = 'a healthy API that has run since before the database was started last';
  const [since, last] = [api?.startedAt, postgres?.startedAt];
  const found = `api since ${time(since)}\npostgres since ${time(last)}`;
  if (since && last && since < last) return pass('The API came back by itself', { expected, found });
  return fail({
    headline: 'The API is younger than the database',
    expected,
    found,
    hint: 'Either the outage has not happened yet, or the API was restarted after it. Stop and start `postgres` alone.',
    see: "docker inspect -f '{{.Name}} {{.State.StartedAt}}' $(docker compose ps -q)",
  });
}

const time = (at: Date | null | undefined): string => at?.toISOString().slice(11, 19) ?? 'never';
