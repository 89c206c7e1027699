import { fail, pass, short, type Outcome } from '@stackyard/kit';
import type { Held, SecretFile } from '../checks/held.ts';
import { LEAST } from '../checks/secret.ts';

const EXPECTED =
  'api and postgres, each with the same file at the path that its variable names; only its owner may read it';

/** The finding that both services read one file, which nobody else may. */
export function bothRead(services: readonly Held[], file: SecretFile | null): Outcome {
  for (const held of services) {
    const fault = faultOf(held);
    if (fault) return fail({ ...fault, expected: EXPECTED, see: seeOf(held) });
  }
  const sources = new Set(services.map(({ source }) => source));
  const see = 'ls -l db_password.txt';
  if (sources.size > 1)
    return fail({
      headline: 'api and postgres read two files',
      expected: EXPECTED,
      found: [...sources].join('\n'),
      hint: 'One secret, named once at the end of compose.yaml and used twice.',
      see: 'docker compose config',
    });
  if (!file)
    return fail({
      headline: 'The file with the password is gone',
      expected: EXPECTED,
      found: `${services[0]?.source ?? ''} does not exist`,
      hint: 'The containers hold on to what was there when they were made. Decrypt it again.',
      see,
    });
  if (file.value.length < LEAST)
    return fail({
      headline: file.value === '' ? 'The file is empty' : 'The password is short enough to be guessed',
      expected: `${LEAST} characters or more, by chance`,
      found: `${file.value.length} characters in ${file.path}`,
      hint: '`openssl rand -base64 24` makes one that nobody has to remember.',
      see: 'wc -c db_password.txt',
    });
  if (!/^-r[w-]-------$/.test(file.mode))
    return fail({
      headline: 'Others on this machine may read the file',
      expected: '-rw-------, or less',
      found: file.mode,
      hint: '`chmod` takes rights away from group and others.',
      see,
    });
  return pass('Both containers read one file', { expected: EXPECTED, found: short(`${file.mode} ${file.path}`) });
}

function faultOf({
  service,
  container,
  variable,
  path,
  source,
}: Held): { headline: string; found: string; hint: string } | null {
  if (!container)
    return {
      headline: `${service} has no container`,
      found: 'not there',
      hint: 'Start both: `docker compose up -d --build`',
    };
  if (path === null)
    return {
      headline: `${service} is not told of a file`,
      found: `no variable ${variable}`,
      hint: `Give ${service} the path of the secret in ${variable}, in the place of the password itself.`,
    };
  if (source !== null) return null;
  return {
    headline: `Nothing is mounted where ${service} looks`,
    found: `${variable}=${short(path, 60)}, and no file of yours there`,
    hint: 'A secret is defined at the end of compose.yaml, with `file:`, and named in `secrets:` of each service that may have it.',
  };
}

const seeOf = ({ service, container }: Held): string =>
  container
    ? `docker inspect -f '{{json .Mounts}}' ${container.name} | jq -c '.[]'`
    : `docker compose ps --all ${service}`;
