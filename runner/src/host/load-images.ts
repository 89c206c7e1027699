import { execIn, type Ran } from '../docker/host-exec.ts';
import type { HostDocker } from '../docker/host-docker.ts';
import { missingIn, transferFlat, transferImages } from '../docker/host-transfer.ts';
import { hostProblem } from './problems.ts';
import type { Progress } from './progress.ts';

/** An image for the engine: its tag by hash, and the name that stacks use for it. */
export interface Delivery {
  tag: string;
  alias: string;
}

/** Streams into the engine what it does not have yet: the images that labs build upon together, since they share layers, the machine’s alone. */
export async function loadImages(
  docker: HostDocker,
  engine: string,
  shared: Delivery[],
  machine: Delivery,
  progress: Progress,
): Promise<void> {
  const all = [...shared, machine];
  const missing = new Set(
    await missingIn(
      docker,
      engine,
      all.map(({ tag }) => tag),
    ),
  );
  if (missing.size === 0) return;
  await progress.work('load-images', 'Images into the engine', async (now) => {
    const wanted = shared.map(({ tag }) => tag).filter((tag) => missing.has(tag));
    if (wanted.length > 0) {
      const total = await largest(docker, wanted);
      demand(await transferImages(docker, engine, wanted, (sent) => now(`what labs build upon, ${far(sent, total)}`)));
    }
    if (missing.has(machine.tag)) {
      const total = await largest(docker, [machine.tag]);
      demand(await transferFlat(docker, engine, machine.tag, (sent) => now(`the machine’s, ${far(sent, total)}`)));
    }
    for (const { tag, alias } of all) demand(await execIn(docker, engine, ['docker', 'tag', tag, alias]));
  });
}

function demand({ code, output }: Ran): void {
  if (code !== 0) throw hostProblem('load-failed', { code, said: output.trim() });
}

/** Images that share layers are about as large together as the largest of them. */
async function largest(docker: HostDocker, tags: string[]): Promise<number> {
  const sizes = await Promise.all(tags.map(async (tag) => (await docker.getImage(tag).inspect()).Size));
  return Math.max(...sizes);
}

function far(sent: number, total: number): string {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return `${megabytes(sent)} of about ${megabytes(Math.max(total, sent))} MB`;
}
