import { execIn } from '../docker/host-exec.ts';
import { isStatus, type HostDocker } from '../docker/host-docker.ts';
import { NAME_LABEL, PART_LABEL } from '../docker/host-labels.ts';
import type { Log } from './log.ts';

const OURS = ['base', 'node', 'engine', 'machine', 'runner'].map((key) => `stackyard/${key}:`);

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

/** The tags of our own images, by hash, that are not among the current ones; plain names stay. */
export function outdated(tags: string[], current: string[]): string[] {
  const ours = tags.filter((tag) => OURS.some((prefix) => tag.startsWith(prefix)) && /:[0-9a-f]{12}$/.test(tag));
  return ours.filter((tag) => !current.includes(tag));
}
