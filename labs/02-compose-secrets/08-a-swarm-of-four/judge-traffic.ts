import { fail, pass, type Outcome } from '@stackyard/kit';
import { SERVICE, type Visits, type Web } from './swarm-state.ts';

export function oneSession({ answered, asked, knewCookie }: Visits): Outcome {
  const expected = `${asked} of ${asked} answers know the visitor of the first`;
  const see = "for i in 1 2 3 4 5 6; do curl -s -b jar localhost:8080/ | grep -c 'logged in as'; done";
  if (answered === 0)
    return fail({
      headline: 'Port 8080 does not answer with the login page',
      expected,
      found: 'no login page',
      hint: '`docker service ls`: do both services run? What is in the way stands in `docker service logs --tail 5 appsec_balancer`.',
      see: 'curl -s localhost:8080/login',
    });
  const found = `${answered} of ${asked} answered, ${knewCookie} knew the visitor`;
  if (knewCookie === asked) return pass('Every replica knows the visitors of the others', { expected, found });
  if (knewCookie < answered)
    return fail({
      headline: 'A visitor of one replica is a stranger to the next',
      expected,
      found,
      hint: `What the app gives to browsers, it signs. With which key? Its first line says it: \`docker service logs ${SERVICE} | grep KEY\``,
      see,
    });
  return fail({
    headline: 'Some questions were not answered',
    expected,
    found,
    hint: 'A replica that begins or ends takes a few seconds. This asks again when something changes.',
    see,
  });
}

export function spread(serving: number, { running }: Web): Outcome {
  const words = {
    expected: 'pages from two replicas or more',
    found: `pages from ${serving} of ${running.length} that run`,
    see: `docker service logs --tail 3 ${SERVICE}`,
  };
  if (serving >= 2) return pass(`${serving} replicas have answered`, words);
  return fail({
    ...words,
    headline: serving === 0 ? 'No replica was asked for a page yet' : 'One replica does all the work',
    hint: 'Ask port 8080 a few times, and see in whose log it stands.',
  });
}

/** Those killed by one command end this close to each other, however long a busy machine takes over it. */
const TOGETHER_MS = 5000;

export function killedAndBack({ running, failed, service }: Web): Outcome {
  const killed = failed.filter(({ error }) => error?.includes('137'));
  const alone = killed.find(
    ({ at }) => killed.filter((other) => Math.abs(+other.at - +at) < TOGETHER_MS).length < (service.replicas ?? 1),
  );
  const words = {
    expected: 'a replica that was killed (code 137) while others ran, and four that run',
    see: `docker service ps ${SERVICE}`,
  };
  if (alone && running.length === service.replicas)
    return pass('One was killed, and the swarm put another in its place', {
      ...words,
      found: `replica ${alone.slot ?? ''} was killed; ${running.length} run`,
    });
  if (killed.length > 0 && !alone)
    return fail({
      ...words,
      headline: 'All replicas were killed at once, and nobody was left to answer',
      found: `${killed.length} that ended with code 137 within ${TOGETHER_MS / 1000} s`,
      hint: 'Once four run again, `docker kill` one: its name alone.',
    });
  return fail({
    ...words,
    headline: alone ? 'The place of the one that was killed is still empty' : 'No replica was killed yet',
    found: alone ? `${running.length} run` : 'none that ended with code 137',
    hint: alone
      ? 'Give the swarm a few seconds.'
      : '`docker stop` asks politely, and the app ends as if its work were done. What does a power cut do? `docker kill`, with the name of one of them.',
  });
}
