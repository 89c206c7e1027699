import type { Machine } from './machine.ts';

export interface NamedImage {
  name: string;
  id: string;
}

/** The images that a machine has, in the order of their names. */
export async function imagesOf({ docker }: Pick<Machine, 'docker'>): Promise<NamedImage[]> {
  const images = await docker.listImages();
  return images
    .flatMap(({ RepoTags, Id }) => (RepoTags ?? []).map((name) => ({ name, id: Id })))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
