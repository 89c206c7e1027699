import type { CheckContext, ContainerState, ImageState } from '@stackyard/kit';
import { readGit } from './exposure-git.ts';
import { readLayers } from './exposure-layers.ts';
import { holds, masked, type Secret } from './secret.ts';

/** Where a secret can be read by somebody who was never given it. */
export type Place = 'environment' | 'command' | 'image' | 'layer' | 'log' | 'git';

/** One place that gives a secret away. */
export interface Exposure {
  readonly place: Place;
  /** Whose: a service, an image, a repository. */
  readonly who: string;
  /** The line in which it stands, with the secret itself left out. */
  readonly line: string;
  readonly secret: Secret;
}

const PROJECT = 'compose-secrets';
/** As far back as a log is read. */
const LOG_LINES = 2000;

/** Every place in which any of these secrets can be read: what the check of a step asks, and what the page shows. */
export async function exposures(
  context: CheckContext,
  secrets: readonly Secret[],
  among?: readonly ContainerState[],
): Promise<Exposure[]> {
  const { docker, say } = context;
  say('looking for the password where it should not be');
  const containers = among ?? (await docker.services(PROJECT));
  const [images, logs, git] = await Promise.all([
    imagesOf(context, containers),
    Promise.all(containers.map(({ id }) => docker.logs(id, { tail: LOG_LINES }))),
    readGit(context, secrets),
  ]);
  const layers = await readLayers(context, images, secrets);
  return [
    ...containers.flatMap((container) => inEnvironment(container, secrets)),
    ...containers.flatMap((container) => inCommand(container, secrets)),
    ...[...images].flatMap(([name, image]) => inImage(name, image, secrets)),
    ...containers.flatMap(({ service }, at) => inLog(service ?? '?', logs[at] ?? '', secrets)),
    ...layers,
    ...git,
  ];
}

/** The images that the project’s containers were made from, by the name that each has there. */
export async function imagesOf(
  { docker }: Pick<CheckContext, 'docker'>,
  containers: readonly ContainerState[],
): Promise<Map<string, ImageState>> {
  const names = new Map(containers.map(({ image, imageId }) => [imageId, image]));
  const found = await Promise.all([...names].map(async ([id, name]) => ({ name, image: await docker.image(id) })));
  return new Map(found.flatMap(({ name, image }) => (image ? [[name, image] as const] : [])));
}

/** What `docker inspect` and every process in the container show. */
export function inEnvironment(
  { service, env }: Pick<ContainerState, 'service' | 'env'>,
  secrets: readonly Secret[],
): Exposure[] {
  return secrets.flatMap((secret) => lines('environment', service ?? '?', env, secret));
}

/** What `docker inspect` and `ps` show. */
export function inCommand(
  { service, command }: Pick<ContainerState, 'service' | 'command'>,
  secrets: readonly Secret[],
): Exposure[] {
  return secrets.flatMap((secret) => lines('command', service ?? '?', [command.join(' ')], secret));
}

/** What `docker history` and `docker image inspect` show to everybody who has the image. */
export function inImage(
  name: string,
  { env, history }: Pick<ImageState, 'env' | 'history'>,
  secrets: readonly Secret[],
): Exposure[] {
  return secrets.flatMap((secret) => lines('image', name, [...env, ...history], secret));
}

export function inLog(service: string, log: string, secrets: readonly Secret[]): Exposure[] {
  return secrets.flatMap((secret) => lines('log', service, log.split('\n'), secret));
}

function lines(place: Place, who: string, texts: readonly string[], secret: Secret): Exposure[] {
  return texts
    .filter((text) => holds(text, secret))
    .map((text) => ({ place, who, line: masked(text.trim(), secret), secret }));
}
