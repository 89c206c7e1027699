import { fail, pass, short, type ContainerState, type Outcome } from '@stackyard/kit';

const EXPECTED = 'an api that Compose starts once postgres is healthy, and that begins at once';
/** What Compose writes down of `depends_on`: `postgres:service_healthy:false`, with commas between. */
const LABEL = 'com.docker.compose.depends_on';

/** The finding that the API is started by the database’s health, not by a guess. */
export function startsByHealth(api: ContainerState | null): Outcome {
  const waits = (api?.labels[LABEL] ?? '').split(',').map((one) => one.split(':'));
  const condition = waits.find(([service]) => service === 'postgres')?.[1];
  const command = api?.command.join(' ') ?? '';
  if (condition !== 'service_healthy')
    return fail({
      headline:
        condition === undefined ? 'The API waits for nobody' : 'The API waits for a process, not for a database',
      expected: EXPECTED,
      found: condition === undefined ? 'no depends_on with postgres in it' : `postgres: ${condition}`,
      hint: 'The short form of `depends_on` only orders the starts. The long form names a condition.',
      see: 'docker compose config api',
    });
  if (/\bsleep\b/.test(command))
    return fail({
      headline: 'The API still sleeps before it starts',
      expected: EXPECTED,
      found: short(command),
      hint: 'Once Compose waits for what is true, the guess has nothing to do. What does the image run without `command`?',
      see: 'docker compose ps --no-trunc api',
    });
  return pass('The API starts when the database is healthy', { expected: EXPECTED, found: `postgres: ${condition}` });
}
