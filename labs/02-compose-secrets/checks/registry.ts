import { CannotTell, type CheckContext } from '@stackyard/kit';

const CONTAINER = 'registry-registry-1';
const ROOT = '/var/lib/registry/docker/registry/v2';

/** Every tag of a repository and the digest that it leads to; null where the registry does not run. */
export async function readTags({ docker, say }: Pick<CheckContext, 'docker' | 'say'>, repository = 'api') {
  say('reading the registry’s storage');
  const list = 'cd "$1" 2> /dev/null || exit 0; for tag in *; do echo "$tag $(cat "$tag/current/link")"; done';
  const asked = await docker.run(CONTAINER, [
    'sh',
    '-c',
    list,
    'tags',
    `${ROOT}/repositories/${repository}/_manifests/tags`,
  ]);
  if (!asked) return null;
  return new Map(asked.stdout.split('\n').flatMap(toTag));
}

export type Tags = ReadonlyMap<string, string>;

function toTag(line: string): [string, string][] {
  const [tag, digest] = line.split(' ');
  return tag !== undefined && digest !== undefined && /^sha256:[0-9a-f]{64}$/.test(digest) ? [[tag, digest]] : [];
}

/** What lies under a digest, as text; null where there is nothing. */
export async function readBlob({ docker }: Pick<CheckContext, 'docker'>, digest: string): Promise<string | null> {
  const hex = digest.replace('sha256:', '');
  const file = await docker.read(CONTAINER, `${ROOT}/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`);
  if (!file.found) return null;
  if (file.truncated)
    throw new CannotTell('What the registry holds is too long to read', 'A manifest has a few kilobytes.');
  return file.text;
}

const TIME = /^1[0-9]{9}$/;

/** Tags that are a time in seconds, the newest first. */
export const times = (tags: Tags): string[] =>
  [...tags.keys()]
    .filter((tag) => TIME.test(tag) && Number(tag) * 1000 <= Date.now() + 3_600_000)
    .toSorted()
    .toReversed();
