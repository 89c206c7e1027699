import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { HostDocker } from './host-docker.ts';

export interface BuildRequest {
  tag: string;
  context: Readable;
  labels: Record<string, string>;
  args: Record<string, string>;
  /** where the Dockerfile lies in the context */
  dockerfile?: string;
  /** does without the builder’s cache */
  fresh?: boolean;
}

export interface BuildProgress {
  done: number;
  of: number;
  /** the instruction being run */
  what: string;
}

const Line = z.object({ stream: z.string().optional(), error: z.string().optional(), status: z.string().optional() });
const STEP = /^Step (\d+)\/(\d+) : (.*)/;

/**
 * Builds an image with the classic builder, which every Docker since 20.10 has without buildx.
 * Builds use the host's network, unless a daemon with user namespaces refuses it: no second MTU, resolver or proxy to get wrong.
 * Throws with the builder's words where a step fails.
 */
export async function buildImage(
  docker: HostDocker,
  request: BuildRequest,
  onProgress: (progress: BuildProgress) => void,
  log: (text: string) => void,
): Promise<void> {
  const { SecurityOptions = [] } = (await docker.info()) as { SecurityOptions?: string[] };
  const remapped = SecurityOptions.some((option) => option.startsWith('name=userns'));
  const stream = await docker.buildImage(request.context, {
    t: request.tag,
    labels: request.labels,
    buildargs: request.args,
    dockerfile: request.dockerfile ?? 'Dockerfile',
    networkmode: remapped ? 'default' : 'host',
    nocache: request.fresh ?? false,
    rm: true,
    forcerm: true,
  });
  await followBuild(stream, onProgress, log);
}

/** Reads Docker's stream of JSON lines to its end; throws the error that it carries. */
export async function followBuild(
  stream: NodeJS.ReadableStream,
  onProgress: (progress: BuildProgress) => void,
  log: (text: string) => void,
): Promise<void> {
  for await (const text of createInterface({ input: stream })) {
    if (text.trim() === '') continue;
    const line = Line.parse(JSON.parse(text));
    if (line.error !== undefined) throw new Error(line.error.trim());
    const said = line.stream ?? line.status ?? '';
    if (said !== '') log(said.endsWith('\n') ? said : `${said}\n`);
    const step = STEP.exec(said);
    if (step !== null) onProgress({ done: Number(step[1]), of: Number(step[2]), what: step[3] ?? '' });
  }
}
