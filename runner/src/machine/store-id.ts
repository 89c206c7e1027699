import { join } from 'node:path';
import type Docker from 'dockerode';
import { treeHash } from './tree-hash.ts';

/**
 * Id of the image store that a stack needs: a hash of its folder, of what stacks stand on, and of the images that its build
 * starts from. Throws where one of these images is not in the engine.
 */
export async function storeIdOf(
  docker: Docker,
  stacks: string,
  stack: string,
  images: readonly string[],
): Promise<string> {
  const inputs = await Promise.all(images.map(async (image) => (await docker.getImage(image).inspect()).Id));
  return `${stack}-${await treeHash([join(stacks, stack), join(stacks, 'base')], inputs)}`;
}
