import { fail, list, pass, short, type Outcome } from '@stackyard/kit';
import { masked, type Secret } from '../checks/secret.ts';
import type { Evidence } from './evidence.ts';
import { FILE, PLACES, type Leaks, type Place } from './leaks.ts';

const WHERE: Record<Place, { is: string; hint: string; see: string }> = {
  environment: {
    is: 'in the environment of a container',
    hint: 'What Compose was told is one thing, what the container got another. Ask Docker for the variables of api.',
    see: `docker inspect -f '{{json .Config.Env}}' compose-secrets-api-1 | jq -r '.[]'`,
  },
  image: {
    is: 'in the image of the API',
    hint: 'An image remembers each instruction that made it, and with which values. Docker shows them shortened unless told otherwise.',
    see: 'docker history --help',
  },
  log: {
    is: 'in a log',
    hint: 'Which service says something when it starts? Read from its first line.',
    see: 'docker compose logs --no-log-prefix api | head',
  },
};

/** The finding that the line which the learner wrote down for a place stands there, with the password in it. */
export function stands(place: Place, leaks: Leaks, evidence: Evidence, secret: Secret): Outcome {
  const { is, hint, see } = WHERE[place];
  const expected = `the whole line that holds the password, as it stands ${is}`;
  const words = { expected, hint, see };
  const line = leaks?.[place] ?? '';
  if (leaks === null)
    return fail({ ...words, headline: `There is no ${FILE} yet`, found: `no file ~/compose-secrets/${FILE}` });
  if (line === '')
    return fail({
      ...words,
      headline: `${FILE} has nothing for ${place}`,
      found: `no line that begins with ${place}:`,
    });
  const found = short(masked(line, secret), 100);
  if (!line.includes(secret.value))
    return fail({ ...words, headline: `The line for ${place} does not hold the password`, found });
  if (evidence[place].some((one) => isLine(line, one, secret))) return pass(`Found ${is}`, { expected, found });
  const other = PLACES.filter((one) => evidence[one].some((real) => isLine(line, real, secret)));
  if (evidence[place].length === 0)
    return fail({
      ...words,
      headline: `The password does not stand ${is} now`,
      found: 'no such line in the system as it runs',
      hint: 'Was something changed or stopped already? This step is about the system as you got it: `docker compose up -d --build`',
    });
  if (line === secret.value)
    return fail({
      ...words,
      headline: `That is the password, not where it stands`,
      found,
      hint: `Copy the whole line. ${hint}`,
    });
  return fail({
    ...words,
    headline: other.length > 0 ? `That line is from another place` : `No such line stands ${is}`,
    found: other.length > 0 ? `${found}\nit stands in: ${list(other)}` : found,
  });
}

/** What a terminal is told, such as to clear a line; Compose says it into a pipe too. */
// eslint-disable-next-line no-control-regex
const FOR_TERMINALS = /\u001B\[[0-9;]*[A-Za-z]/g;
/** Compose’s name for who said a line. */
const SPEAKER = /^[\w-]+\s*\|\s*/;

const plain = (text: string): string =>
  text.replaceAll(FOR_TERMINALS, '').replace(SPEAKER, '').replaceAll(/\s+/g, ' ').trim();

/** The line itself, or the part of it around the secret that somebody marked with the mouse. */
function isLine(written: string, real: string, { value }: Secret): boolean {
  return plain(written) !== value && plain(real).includes(plain(written));
}
