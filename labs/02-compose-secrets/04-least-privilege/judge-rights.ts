import { fail, pass, type ContainerState, type Outcome } from '@stackyard/kit';

type Services = Readonly<Record<string, ContainerState | null>>;

const ROOT = /^(|0|root)(:.*)?$/;

/** The finding that no service runs as root. */
export function notRoot(services: Services): Outcome {
  const expected = 'api and postgres, each as a user that is not root';
  for (const [name, container] of Object.entries(services)) {
    if (!container) return missing(name, expected);
    if (!ROOT.test(container.user)) continue;
    return fail({
      headline: `${name} runs as root`,
      expected,
      found: `${name}: ${container.user === '' ? 'no user named, so root' : `user ${container.user}`}`,
      hint: '`USER` in a Dockerfile, behind all that needs root. A user that is only created is nobody yet.',
      see: `docker compose exec ${name} id`,
    });
  }
  return pass('No service runs as root', { expected });
}

/** The finding that no service can write to its own programs. */
export function readOnlyRoot(services: Services): Outcome {
  const expected = 'api and postgres, both with a read-only root file system, and running';
  for (const [name, container] of Object.entries(services)) {
    if (!container) return missing(name, expected);
    const see = `docker inspect -f '{{.HostConfig.ReadonlyRootfs}}' ${container.name}`;
    if (!container.readOnly)
      return fail({
        headline: `${name} can write to its own programs`,
        expected,
        found: `${name}: the root file system can be written`,
        hint: '`read_only: true` in its service. What has to be written goes into memory (`tmpfs`) or a volume.',
        see,
      });
    if (container.state !== 'running')
      return fail({
        headline: `${name} does not run with it`,
        expected,
        found: `${name}: ${container.state}`,
        hint: `It says which path it wants to write: \`docker compose logs --tail 3 ${name}\`. That one goes into memory.`,
        see: 'docker compose ps --all',
      });
  }
  return pass('No service can write to its own programs', { expected });
}

function missing(name: string, expected: string): Outcome {
  return fail({
    headline: `${name} has no container`,
    expected,
    found: `${name}: not there`,
    hint: 'Start both: `docker compose up -d --build --wait`',
    see: 'docker compose ps --all',
  });
}
