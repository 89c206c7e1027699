import { fail, list, pass, short, type Outcome } from '@stackyard/kit';
import type { Answer, Asked, Start } from './ask-app.ts';

const BUILD = '`docker compose up -d --build --wait` makes it anew.';

/** Judges what was asked, or says why nothing could be. */
function whenAsked(judge: (asked: Asked) => Outcome): (answer: Answer) => Outcome {
  return (answer) => {
    if ('asked' in answer) return judge(answer.asked);
    const expected = 'the service web of compose.yaml in ~/compose-secrets/web, running';
    if (answer.why === 'gone')
      return fail({
        headline: 'The web app does not run',
        expected,
        found: 'no running container of it',
        hint: 'What did it say last? `docker compose logs --tail 5 web`, in the folder `web`.',
        see: 'docker compose -p spell-check ps --all',
      });
    return fail({
      headline: 'The app’s own reader of secrets cannot be used',
      expected: 'src/secrets.ts with readSecret and readOptionalSecret, which the app can load',
      found: short(answer.said.split('\n').find((line) => line.includes('Error')) ?? answer.said, 160),
      hint: 'The line with Error names what the program did not understand. Both functions keep their names.',
    });
  };
}

const told = (start: Start): string =>
  'faults' in start
    ? `it ends: ${short(start.faults.join(' · '), 110)}`
    : `it starts, with the password “${start.password}” and the number “${start.number}”`;

/** Whether the app ends and its sentence has each of these names. */
const names = (start: Start, ...wanted: string[]): boolean =>
  'faults' in start && wanted.every((name) => start.faults.some((fault) => fault.includes(name)));

export const refusesMissing = whenAsked(({ starts: { nothing, noNumber } }) => {
  const expected = 'with nothing set, the app ends and names ADMIN_PASSWORD and ADMIN_MFA';
  if (!('faults' in nothing))
    return fail({
      headline: 'Without any secret, the app starts with a password that everybody knows',
      expected,
      found: told(nothing),
      hint: `What does \`??\` put in the place of what is missing? A secret can also be a \`fault\`. ${BUILD}`,
    });
  if (!names(nothing, 'ADMIN_PASSWORD', 'ADMIN_MFA') || !names(noNumber, 'ADMIN_MFA'))
    return fail({
      headline: 'The app ends, and does not say what it lacks',
      expected,
      found: told(names(nothing, 'ADMIN_PASSWORD', 'ADMIN_MFA') ? noNumber : nothing),
      hint: 'Whoever reads this at night has nothing but the sentence: it needs the `name` in it.',
    });
  return pass('What is missing is named, and the app ends', { expected, found: told(nothing) });
});

export const refusesEmpty = whenAsked(({ starts: { emptyVariables, emptyFile } }) => {
  const expected = 'an empty variable or file is no secret: the app ends and names it';
  const open = [
    { what: 'variables that are empty', start: emptyVariables, wanted: ['ADMIN_PASSWORD', 'ADMIN_MFA'] },
    { what: 'a file with nothing but a line end', start: emptyFile, wanted: ['ADMIN_PASSWORD'] },
  ].filter(({ start, wanted }) => !names(start, ...wanted));
  const [first] = open;
  if (!first) return pass('Empty is not a secret', { expected, found: told(emptyFile) });
  return fail({
    headline: `The app does not refuse ${list(open.map(({ what }) => what))}`,
    expected,
    found: `${first.what}: ${told(first.start)}`,
    hint: `Look at the value when all white space is off it. A file that is there and empty is somebody’s mistake: the environment should not cover it up. ${BUILD}`,
  });
});

export const fileWins = whenAsked(({ starts: { both, emptyVariableBesideFile } }) => {
  const expected = 'where a file and a variable are there, the file’s value counts';
  const wrong = [both, emptyVariableBesideFile].find((start) => 'faults' in start || start.password !== 'of-file');
  if (!wrong) return pass('A file beats the environment', { expected, found: told(both) });
  return fail({
    headline: 'A variable of the environment beats the file',
    expected: `${expected}: of-file`,
    found: told(wrong),
    hint: `Who is asked first in the line with the two \`??\`? ${BUILD}`,
  });
});

export const trims = whenAsked(({ starts: { lineEnd } }) => {
  const expected = 'the line end of a file is not part of the secret; blanks in its middle are';
  if (!('faults' in lineEnd) && lineEnd.password === 'of file' && lineEnd.number === '2')
    return pass('A line end is not part of a password', { expected, found: told(lineEnd) });
  return fail({
    headline:
      'faults' in lineEnd
        ? 'A file that ends with a line end is refused'
        : 'The password is not what stands in the file’s line',
    expected: `${expected}\n"of file"`,
    found:
      'faults' in lineEnd ? told(lineEnd) : `from a file of the line “of file”\n${JSON.stringify(lineEnd.password)}`,
    hint: `\`echo\` and every editor end a file with a line end. A text has a method that takes white space off both ends. ${BUILD}`,
  });
});

export const isYours = whenAsked(({ isYours: yours }) => {
  const expected = 'the administrator’s password is $WEB_PASSWORD and the number $WEB_NUMBER';
  if (yours) return pass('The administrator has your password', { expected });
  return fail({
    headline: 'The administrator does not have your password',
    expected,
    found: 'another password or number in the app’s database',
    hint: 'The app takes over what it is given when it starts: ADMIN_PASSWORD and ADMIN_MFA, in front of `docker compose up` or in a file of their own.',
  });
});
