import { execIn } from '../docker/host-exec.ts';
import { isStatus, type HostDocker } from '../docker/host-docker.ts';
import { NAME_LABEL, PART_LABEL } from '../docker/host-labels.ts';
import type { Log } from './log.ts';

/**
 * Removes images that an earlier version of this folder left, on the host and in the engine. One that something
 * still uses (a container, an image built upon it) stays: Docker refuses, and the next start asks again.
 */
export async function pruneImages(docker: HostDocker, name: string, current: string[], log: Log): Promise<void> {
  const images = await docker.listImages({ filters: { label: [`${NAME_LABEL}=${name}`, `${PART_LABEL}=image`] } });
  const tags = images.flatMap(({ RepoTags }) => RepoTags ?? []);
  for (const tag of outdated(tags, current)) {
    try {
      await docker.getImage(tag).remove();
      log.write(`removed ${tag}, which is out of date\n`);
    } catch (error) {
      if (!isStatus(error, 404, 409)) throw error;
    }
  }
  const engine = `${name}-engine`;
  const { output } = await execIn(docker, engine, ['docker', 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  const there = outdated(output.split('\n'), current);
  if (there.length > 0) log.write((await execIn(docker, engine, ['docker', 'image', 'rm', ...there])).output);
}

/** The tags by hash of the same images as the current ones that are not among them; other images and plain names stay. */
export function outdated(tags: string[], current: string[]): string[] {
  const images = new Set(current.map(imageOf));
  return tags.filter((tag) => /:[0-9a-f]{12}$/.test(tag) && images.has(imageOf(tag)) && !current.includes(tag));
}

const imageOf = (tag: string): string => tag.slice(0, tag.lastIndexOf(':'));
