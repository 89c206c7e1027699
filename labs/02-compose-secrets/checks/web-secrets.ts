import type { CheckContext, ContainerState, ServiceState } from '@stackyard/kit';
import { readSecretFile, type SecretFile } from './held.ts';
import { fileCell, type Known } from './who-reads.ts';

const FOLDER = '/run/secrets';
const NAMES = ['ADMIN_PASSWORD', 'ADMIN_MFA', 'SECRET_KEY'] as const;
type Name = (typeof NAMES)[number];
/** What the learner was given to use; a key nobody was given. */
const GIVEN: Partial<Record<Name, string>> = { ADMIN_PASSWORD: 'web-password', ADMIN_MFA: 'web-number' };
/** Five of the number’s six characters are drawn. */
const LEAST = 6;

/** The web app’s secrets: those of its swarm, else those of its container; none before there is either. */
export async function readWebSecrets(
  context: CheckContext,
  containers: readonly ContainerState[],
  service: ServiceState | null,
): Promise<Known[]> {
  if (service)
    return ofSwarm(
      context,
      service,
      containers.find((container) => container.service === service.name),
    );
  const web = containers.find(({ project }) => project === 'spell-check');
  return web ? ofContainer(context, web) : [];
}

/** Each is a file in a replica’s memory, or stands in the service’s environment. */
async function ofSwarm(
  { docker, parameters }: CheckContext,
  { name: who, secrets, env }: ServiceState,
  replica: ContainerState | undefined,
): Promise<Known[]> {
  const mounted = NAMES.filter((name) => secrets.some(({ file }) => file === name));
  const read = 'cd "$0" && for name; do printf "%s\\0" "$(cat "$name")"; done';
  const answer =
    replica && mounted.length > 0 ? await docker.run(replica.id, ['sh', '-c', read, FOLDER, ...mounted]) : null;
  const texts = answer?.code === 0 ? answer.stdout.split('\0') : [];
  return NAMES.flatMap((name) => {
    const inFile = texts[mounted.indexOf(name)]?.trim();
    const value = inFile || valueIn(env, name) || givenFor(name, parameters);
    if (value === '') return [];
    const words = mounted.includes(name) ? who : 'in no file that is given';
    const state = mounted.includes(name) ? 'given' : 'closed';
    return [{ secret: { called: name, value, least: LEAST }, file: { state, words } } as const];
  });
}

/** Each is a file of the machine that is mounted, or stands in the container’s environment. */
async function ofContainer(context: CheckContext, web: ContainerState): Promise<Known[]> {
  const known = NAMES.map(async (name): Promise<Known[]> => {
    const source = web.binds.find(({ target }) => target === `${FOLDER}/${name}`)?.source ?? null;
    const file: SecretFile | null = source === null ? null : await readSecretFile(context, source);
    const value = file?.value || valueIn(web.env, name) || givenFor(name, context.parameters);
    if (value === '') return [];
    const secret = { called: name, value, least: LEAST };
    return [{ secret, file: fileCell(secret, [{ service: 'web', source }], [file]) }];
  });
  return (await Promise.all(known)).flat();
}

const valueIn = (env: readonly string[], name: Name): string =>
  env
    .find((line) => line.startsWith(`${name}=`))
    ?.slice(name.length + 1)
    .trim() ?? '';

const givenFor = (name: Name, parameters: CheckContext['parameters']): string => parameters[GIVEN[name] ?? ''] ?? '';
