import { buildImage } from '../docker/host-build.ts';
import { isStatus, type HostDocker } from '../docker/host-docker.ts';
import { toTar } from './files.ts';
import type { ImagePlan } from './images.ts';
import { labelsOf } from '../docker/host-labels.ts';
import type { Log } from './log.ts';
import { hostProblem } from './problems.ts';
import type { Progress } from './progress.ts';

export async function hasImage(docker: HostDocker, tag: string): Promise<boolean> {
  try {
    await docker.getImage(tag).inspect();
    return true;
  } catch (error) {
    if (isStatus(error, 404)) return false;
    throw error;
  }
}

/** Builds the image unless the host’s Docker has it already; gives its tag. */
export async function ensureImage(
  docker: HostDocker,
  plan: ImagePlan,
  at: { name: string; progress: Progress; log: Log; proxies: Record<string, string>; fresh?: boolean },
): Promise<string> {
  if (await hasImage(docker, plan.tag)) return plan.tag;
  await at.progress.work(`image-${plan.key}`, plan.title, async (now) => {
    const context = toTar(await plan.files());
    const request = {
      tag: plan.tag,
      context,
      labels: labelsOf(at.name, 'image'),
      args: { ...at.proxies, ...plan.args },
      fresh: at.fresh ?? false,
    };
    try {
      await buildImage(
        docker,
        request,
        ({ done, of, what }) => now(`step ${done} of ${of}: ${firstWords(what)}`),
        (text) => at.log.write(text),
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw hostProblem('image-failed', { image: plan.tag, reason, log: at.log.file }, error);
    }
  });
  return plan.tag;
}

/** An instruction may be a page long; its beginning says what it does. */
function firstWords(instruction: string): string {
  const text = instruction.replaceAll(/\s+/g, ' ');
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
