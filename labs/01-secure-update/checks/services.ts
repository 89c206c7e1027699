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
    hint: nextFor(first),
    see: SEE,
  });
}

/** What to do next about a service that is not as it should be, by what it is. */
function nextFor({ name, state }: { name: string; state: string }): string {
  const logs = `\`docker compose logs --tail 20 ${name}\``;
  if (state === 'not there')
    return `Compose knows ${name}, but it has no container. Which services did your command start?`;
  if (/code (0|143)$/.test(state))
    return `It ended because it was told to. Compose does not start again what was stopped by hand: \`docker compose start\` and its name does.`;
  if (state.endsWith('code 137'))
    return `It was killed: by somebody, or because its memory was full. \`docker inspect -f '{{.State.OOMKilled}}' secure-update-${name}-1\` tells which.`;
  if (state === 'created') return 'Its container was made and never started. Did the command that made it end early?';
  if (state === 'paused') return 'It is frozen where it stood: `docker compose unpause` and its name lets it go on.';
  if (state === 'unhealthy') return `It runs, and its own health check says no. What it said last: ${logs}`;
  if (state === 'running without a health check')
    return 'A container from this compose.yaml has a health check. Was this one started in another way?';
  return `It ended by itself, with a fault. What it said last: ${logs}`;
}

/** One service’s state in a word or two. */
function stateOf(name: string, containers: readonly ContainerState[]): string {
  const container = containers.find(({ service }) => service === name);
  if (!container) return 'not there';
  if (container.state === 'exited') return `stopped, code ${container.exitCode ?? '?'}`;
  if (container.state !== 'running') return container.state;
  return container.health === 'none' ? 'running without a health check' : container.health;
}
