import { fail, list, pass, short, type Outcome } from '@stackyard/kit';
import { SERVICE, type Found, type Web } from './swarm-state.ts';

const REPLICAS = 4;
const MEBIBYTE = 1_048_576;
const SECRETS = ['ADMIN_PASSWORD', 'ADMIN_MFA', 'SECRET_KEY'];
const AGAIN = '`docker stack deploy -c stack.yaml appsec` takes a change over.';

/** Judges the service, or says what has to come first. */
export async function whenThere(found: Found, judge: (web: Web) => Outcome | Promise<Outcome>): Promise<Outcome> {
  if ('web' in found) return judge(found.web);
  return fail({
    headline: found.missing === 'swarm' ? 'This Docker is in no swarm yet' : `The swarm has no service ${SERVICE}`,
    expected: `a swarm with the service ${SERVICE}`,
    found: found.missing === 'swarm' ? 'a Docker by itself' : 'a swarm without it',
    hint:
      found.missing === 'swarm'
        ? '`docker swarm init` makes a swarm of one node.'
        : 'The stack is called appsec, and its file is `stack.yaml` in the folder `web`.',
    see: 'docker service ls',
  });
}

export function fourRun({ service, running, failed }: Web): Outcome {
  const expected = `${REPLICAS} of ${REPLICAS} replicas of ${SERVICE} run`;
  const found = `${running.length} of ${service.replicas ?? 'one a node'}`;
  const see = `docker service ps ${SERVICE}`;
  if (service.replicas !== REPLICAS)
    return fail({
      headline: `The swarm is asked for ${service.replicas ?? 'one replica a node'}, not for four`,
      expected,
      found,
      hint: `\`replicas\` in \`stack.yaml\` says how many. ${AGAIN}`,
      see,
    });
  if (running.length === REPLICAS) return pass('Four replicas run', { expected, found });
  const why = failed[0]?.error;
  return fail({
    headline: `${running.length} of four replicas run`,
    expected,
    found: why ? `${found}\nthe last one that ended: ${short(why, 100)}` : found,
    hint: why
      ? `What it said before: \`docker service logs --tail 20 ${SERVICE}\``
      : 'Give it half a minute: a replica counts when its own health check says yes.',
    see,
  });
}

export function bounded({ service: { limits, reservations } }: Web): Outcome {
  const say = ({ cpus, memory }: { cpus: number; memory: number }): string =>
    `${cpus === 0 ? 'any' : cpus} CPU, ${memory === 0 ? 'any' : Math.round(memory / MEBIBYTE)} MB`;
  const words = {
    expected: 'at most 0.5 CPU, 100 MB each; set aside: 0.25 CPU, 50 MB',
    found: `at most ${say(limits)} each; set aside: ${say(reservations)}`,
    see: `docker service inspect -f '{{json .Spec.TaskTemplate.Resources}}' ${SERVICE}`,
  };
  const isLimited = limits.cpus === 0.5 && limits.memory === 100 * MEBIBYTE;
  const isReserved = reservations.cpus === 0.25 && reservations.memory === 50 * MEBIBYTE;
  if (isLimited && isReserved) return pass('Each replica has a limit and a share set aside', words);
  return fail({
    ...words,
    headline: isLimited
      ? 'Nothing, or not enough, is set aside for a replica'
      : isReserved
        ? 'A replica may take more, or less, than it should'
        : 'Replicas have neither the limits nor the reservations asked for',
    hint: `Below \`deploy:\` comes \`resources:\`, with \`limits\` and \`reservations\`; each has \`cpus\` (a text, such as '0.50') and \`memory\`. ${AGAIN}`,
  });
}

export function secretsAreFiles({ service }: Web): Outcome {
  const files = service.secrets.map(({ file }) => file);
  const lacking = SECRETS.filter((name) => !files.includes(name));
  const inEnv = service.env.filter((line) =>
    SECRETS.some((name) => line.startsWith(`${name}=`) && line !== `${name}=`),
  );
  const names = inEnv.map((line) => line.split('=', 1)[0] ?? '');
  const expected = `${list(SECRETS)} as files, and none of them in the environment`;
  const see = `docker service inspect -f '{{json .Spec.TaskTemplate.ContainerSpec.Secrets}}' ${SERVICE}`;
  if (names.length > 0)
    return fail({
      headline: `${list(names)} ${names.length === 1 ? 'stands' : 'stand'} in the service’s environment`,
      expected,
      found: `a value for ${list(names)}, for everybody who may inspect the service`,
      hint: 'The app reads files by these names. What does the environment still have to say?',
      see,
    });
  if (lacking.length > 0)
    return fail({
      headline: `The replicas have no file ${list(lacking)}`,
      expected,
      found: `files: ${files.length === 0 ? 'none' : list(files)}`,
      hint: `A secret has to be made (\`docker secret create\`), named below \`secrets:\` at the end of \`stack.yaml\`, and given to the service. ${AGAIN}`,
      see,
    });
  return pass('All three secrets are files, and nothing else', { expected, found: list(files) });
}
