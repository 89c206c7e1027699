import { followBuild } from './host-build.ts';
import type { HostDocker } from './host-docker.ts';

/**
 * Pulls an image from the registry that Docker is set up for. Gives undefined, or why not. The limit is for the
 * registry’s first answer: once a layer comes, the pull may take as long as it takes.
 */
export async function pullImage(docker: HostDocker, tag: string, answerWithinMs: number): Promise<string | undefined> {
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), answerWithinMs);
  try {
    const stream = await docker.createImage({ fromImage: tag, abortSignal: abort.signal });
    await followBuild(
      stream,
      () => undefined,
      () => clearTimeout(limit),
    );
    return undefined;
  } catch (error) {
    if (abort.signal.aborted) return `none within ${answerWithinMs / 1000} s`;
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(limit);
  }
}
