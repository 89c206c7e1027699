import { execIn } from '../docker/host-exec.ts';
import type { HostDocker } from '../docker/host-docker.ts';
import { missingIn, transferImages } from '../docker/host-transfer.ts';
import { hostProblem } from './problems.ts';
import type { Progress } from './progress.ts';

/** An image for the engine: its tag by hash, and the name that stacks use for it. */
export interface Delivery {
  tag: string;
  alias: string;
}

/** Streams into the engine what it does not have yet, in one go since the images share layers. */
export async function loadImages(docker: HostDocker, engine: string, deliveries: Delivery[], progress: Progress): Promise<void> {
  const missing = await missingIn(docker, engine, deliveries.map(({ tag }) => tag));
  if (missing.length === 0) return;
  await progress.work('load-images', 'Images into the engine', async (now) => {
    const sizes = await Promise.all(missing.map(async (tag) => (await docker.getImage(tag).inspect()).Size));
    // each stands on the one before, so the largest is about all there is to send
    const total = Math.max(...sizes);
    const { code, output } = await transferImages(docker, engine, missing, (sent) => now(`${megabytes(sent)} of about ${megabytes(total)}`));
    if (code !== 0) throw hostProblem('load-failed', { code, said: output.trim() });
    for (const { tag, alias } of deliveries) {
      const tagged = await execIn(docker, engine, ['docker', 'tag', tag, alias]);
      if (tagged.code !== 0) throw hostProblem('load-failed', { code: tagged.code, said: tagged.output.trim() });
    }
  });
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
