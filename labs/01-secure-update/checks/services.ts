import { count, fail, list, pass, type CheckContext, type ContainerState, type Outcome } from '@stackyard/kit';

/** Compose project of the stack. */
const PROJECT = 'secure-update';

const SEE = 'docker compose ps --all';

/** Whether every service of the lab runs and calls itself healthy. */
export async function allHealthy({ docker, parameters, say }: CheckContext): Promise<Outcome> {
  const wanted = (parameters.services ?? '').split(' ');
  say('asking Docker how each service is');
  const containers = await docker.services(PROJECT);
  const expected = `${count(wanted.length, 'service')}, all running and healthy`;
  const healthy = wanted.filter((name) => stateOf(name, containers) === 'healthy');
  if (healthy.length === wanted.length) return pass(`All ${wanted.length} services are healthy`);
  if (containers.length === 0) {
    return fail({
      headline: 'Nothing runs yet',
      expected,
      found: `no container of the project ${PROJECT}`,
      hint: 'Start the system from the folder of compose.yaml.',
      see: SEE,
    });
  }
  const others = wanted
    .filter((name) => !healthy.includes(name))
    .map((name) => ({ name, state: stateOf(name, containers) }));
  const starting = others.filter(({ state }) => state === 'starting');
  const found = others.map(({ name, state }) => `${name}: ${state}`).join(', ');
  if (starting.length === others.length) {
    return fail({
      headline: `${list(starting.map(({ name }) => name))} ${starting.length === 1 ? 'is' : 'are'} still starting`,
      expected,
      found,
      hint: 'Give it a few seconds. This checks itself again when something changes.',
      see: SEE,
    });
  }
  const down = others.filter(({ state }) => state !== 'starting');
  const [first = { name: '', state: '' }] = down;
  return fail({
    headline:
      down.length === 1
        ? `${first.name} is ${first.state}`
        : `${count(down.length, 'service')} of ${wanted.length} are not running as they should`,
    expected,
    found,
    hint:
      first.state === 'not there'
        ? `Compose knows ${first.name}, but it has no container. Which services did your command start?`
        : `See what ${first.name} said last: \`docker compose logs --tail 20 ${first.name}\``,
    see: SEE,
  });
}

/** One service’s state in a word or two. */
function stateOf(name: string, containers: readonly ContainerState[]): string {
  const container = containers.find(({ service }) => service === name);
  if (!container) return 'not there';
  if (container.state === 'exited') return `stopped, code ${container.exitCode ?? '?'}`;
  if (container.state !== 'running') return container.state;
  return container.health === 'none' ? 'running without a health check' : container.health;
}
