import { count, fail, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';
import { exposures, type Exposure, type Place } from '../checks/exposure.ts';
import type { SecretFile } from '../checks/held.ts';
import type { Secret } from '../checks/secret.ts';

const EXPECTED = 'in no environment, command, image, log, and in no commit';

/** The finding that the password can be read in its file and nowhere else. */
export async function nowhereElse(context: CheckContext, file: SecretFile | null, old: string): Promise<Outcome> {
  const secrets: Secret[] = [{ called: 'The first password', value: old, burnt: true }];
  if (file && file.value !== old) secrets.unshift({ called: 'The password', value: file.value });
  const found = await exposures(context, secrets);
  const [first] = found;
  if (first) return exposed(first, found.length);
  if (!file)
    return fail({
      headline: 'There is no new password yet',
      expected: EXPECTED,
      found: 'no file that a container reads its password from',
      hint: 'The other findings come first.',
      see: 'docker compose config',
    });
  return pass('The password stands in its file, and nowhere else', { expected: EXPECTED });
}

function exposed({ place, who, line, secret }: Exposure, number: number): Outcome {
  const { is, hint, see } = WORDS[place](who);
  return fail({
    headline: `${secret.called} stands ${is}`,
    expected: EXPECTED,
    found: `${short(line, 100)}${number > 1 ? `\nand in ${count(number - 1, 'more line')}` : ''}`,
    hint,
    see,
  });
}

const WORDS: Record<Place, (who: string) => { is: string; hint: string; see: string }> = {
  environment: (who) => ({
    is: `in the environment of ${who}`,
    hint: 'Which line of compose.yaml puts it there? A container keeps its environment until it is made anew.',
    see: `docker compose exec -T ${who} env`,
  }),
  command: (who) => ({
    is: `in the command of ${who}`,
    hint: 'Whoever lists processes reads it. Give the path of the file instead.',
    see: `docker compose top ${who}`,
  }),
  image: (who) => ({
    is: `in the history of the image ${who}`,
    hint: 'An instruction was given it when the image was built. What does the Dockerfile need it for?',
    see: `docker history --no-trunc ${who}`,
  }),
  layer: (who) => ({
    is: `in a file of the image ${who}`,
    hint: 'A later instruction that removes the file leaves it in the layer below. It must never come in.',
    see: `docker save ${who} | tar -tv`,
  }),
  log: (who) => ({
    is: `in the log of ${who}`,
    hint: 'The program itself writes it. Find the line of its source that does.',
    see: `docker compose logs --no-log-prefix ${who} | head`,
  }),
  git: (who) => ({
    is: `in git, in ${who}`,
    hint: 'What git has seen once, it keeps, and so does everybody who has cloned it. The quick way out is another password.',
    see: 'git log --all --stat',
  }),
};
