import { fail, pass, type ContainerState, type Outcome } from '@stackyard/kit';

const EXPECTED = 'api and postgres, both with a health check that asks, and healthy by it';
/** Commands that ask nobody: they are content whatever happens. */
const ASKS_NOBODY = /^(true|:|exit 0|\/bin\/true|echo\b.*|sleep\b.*|(pgrep|pidof|ps)\b.*)$/;

/** The finding that Docker asks both services how they are, and hears good of them. */
export function bothHaveHealth(services: Readonly<Record<string, ContainerState | null>>): Outcome {
  for (const [name, container] of Object.entries(services)) {
    const fault = faultOf(name, container);
    if (fault)
      return fail({
        ...fault,
        expected: EXPECTED,
        see: container
          ? `docker inspect -f '{{json .State.Health}}' ${container.name} | jq`
          : 'docker compose ps --all',
      });
  }
  return pass('Docker asks both services, and both are healthy', { expected: EXPECTED });
}

function faultOf(
  name: string,
  container: ContainerState | null,
): { headline: string; found: string; hint: string } | null {
  if (container?.state !== 'running')
    return {
      headline: `${name} does not run`,
      found: `${name}: ${container?.state ?? 'no container'}`,
      hint: 'Start it: `docker compose up -d --wait`',
    };
  const [form = 'NONE', ...rest] = container.healthCommand;
  const command = rest.join(' ').trim();
  if (form === 'NONE')
    return {
      headline: `Nobody asks ${name} how it is`,
      found: `${name}: no health check`,
      hint: `Its service in compose.yaml needs a \`healthcheck\`; then \`docker compose up -d --wait\` makes the container anew.`,
    };
  if (ASKS_NOBODY.test(command))
    return {
      headline: `The health check of ${name} can’t fail`,
      found: `${form} ${command}`,
      hint: 'A check that is content with everything is worse than none: it is believed. Ask the service for what a user wants of it.',
    };
  if (container.health === 'healthy') return null;
  return {
    headline: container.health === 'starting' ? `${name} is still starting` : `${name} calls itself unhealthy`,
    found: `${name}: ${container.health}`,
    hint:
      container.health === 'starting'
        ? 'Give it some seconds: this checks itself again.'
        : `Is it the service, or is it the check? What the check said last is in \`.State.Health\`.`,
  };
}
