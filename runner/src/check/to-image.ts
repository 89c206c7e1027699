import type Docker from 'dockerode';
import type { ImageState } from '@stackyard/kit';

/** What Docker says of an image, as far as checks ask. `history` is Docker’s own, which its types leave open. */
export function toImage(info: Docker.ImageInspectInfo, history: unknown): ImageState {
  const { Config: config } = info;
  return {
    id: info.Id,
    tags: info.RepoTags,
    digests: info.RepoDigests,
    user: config.User,
    env: config.Env,
    history: Array.isArray(history) ? history.map(instructionOf) : [],
    layers: foldersOf(info.GraphDriver),
  };
}

function instructionOf(entry: unknown): string {
  const said: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'CreatedBy') : undefined;
  return typeof said === 'string' ? said : '';
}

/** Of the driver overlay2: the topmost folder, and those below it with a colon between them. */
function foldersOf(driver: Docker.ImageInspectInfo['GraphDriver'] | undefined): string[] {
  const data: Record<string, string | undefined> | null = driver?.Data ?? null;
  return [data?.['UpperDir'] ?? '', ...(data?.['LowerDir'] ?? '').split(':')].filter((folder) => folder !== '');
}
