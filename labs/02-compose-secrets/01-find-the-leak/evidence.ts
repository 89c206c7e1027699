import type { CheckContext } from '@stackyard/kit';
import { imagesOf } from '../checks/exposure.ts';
import { linesInLayers } from '../checks/exposure-layers.ts';
import { holds, type Secret } from '../checks/secret.ts';
import type { Place } from './leaks.ts';

/** Every line in which the secret really stands, by the place. */
export type Evidence = Readonly<Record<Place, readonly string[]>>;

export async function readEvidence(context: CheckContext, secret: Secret): Promise<Evidence> {
  const { docker, say } = context;
  say('looking for the same lines');
  const containers = await docker.services('compose-secrets');
  const images = [...(await imagesOf(context, containers)).values()];
  const logs = await Promise.all(containers.map(({ id }) => docker.logs(id, { tail: 2000 })));
  const keep = (lines: readonly string[]): string[] => lines.filter((line) => holds(line, secret));
  return {
    environment: keep(containers.flatMap(({ env }) => env)),
    image: [
      ...keep(images.flatMap(({ env, history }) => [...env, ...history])),
      ...(await linesInLayers(context, images, secret)),
    ],
    log: keep(logs.flatMap((log) => log.split('\n'))),
  };
}
