import { inspect } from '../docker/host-container.ts';
import type { HostDocker } from '../docker/host-docker.ts';
import { runJob } from '../docker/host-job.ts';
import { labelsOf } from '../docker/host-labels.ts';
import type { HostConfig } from '../host/config.ts';
import { openDurations } from '../host/durations.ts';
import { ensureImage } from '../host/ensure-image.ts';
import { existingDocker } from '../host/find-docker.ts';
import { openLog } from '../host/log.ts';
import { hostProblem } from '../host/problems.ts';
import { createProgress } from '../host/progress.ts';
import { pruneImages } from '../host/prune.ts';
import { join } from 'node:path';
import { planAnchors, planBench, planBrowser } from './test-images.ts';
import { imagesOf } from './test-setup.ts';

/** What shells give for a program that was interrupted. */
const STOPPED = 130;

interface Plan {
  /** part of the container’s name */
  name: string;
  file: string;
  /** has a network of its own, as a browser must: it is told the engine’s address */
  apart?: boolean;
}

const PAGE: Plan = { name: 'bench-page', file: 'terminal/page.ts', apart: true };

/** Benchmarks that need more than the runner’s own container has, and what runs for each, in turn. */
export const JOBS: Record<string, Plan[]> = {
  terminal: [{ name: 'bench-terminal', file: 'terminal.ts' }, PAGE],
  page: [PAGE],
  paint: [{ name: 'bench-paint', file: 'paint.ts', apart: true }],
};

/** Runs a benchmark in containers of its own beside the running installation; gives the exit code. */
export async function runBenchJobs(config: HostConfig, plans: readonly Plan[], args: string[]): Promise<number> {
  const docker = await existingDocker(config);
  const runner = `${config.name}-runner`;
  if (docker === undefined || !(await inspect(docker, runner))?.State.Running)
    throw hostProblem('not-running', { container: runner });
  const image = await buildImages(docker, config);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  let code = 0;
  for (const { name, file, apart } of plans) {
    const command = ['node', `runner/src/bench/${file}`, ...args];
    const job = {
      name: `${config.name}-${name}`,
      image,
      // only the container knows the engine’s address
      command: ['sh', '-c', 'exec "$@" --engine "$STACKYARD_ENGINE_ADDRESS"', 'sh', ...command],
      env: apart === true ? {} : { STACKYARD_ENGINE_ADDRESS: 'localhost' },
      labels: labelsOf(config.name, 'bench'),
      like: runner,
      apartFrom: apart === true ? `${config.name}-engine` : undefined,
      results: undefined,
    };
    code ||= await runJob(docker, job, stop.signal, (text) => void process.stdout.write(text)).catch(
      (thrown: unknown) => {
        if (!stop.signal.aborted) throw thrown;
        process.stdout.write('Stopped: nothing was measured, and what the benchmark made is gone.\n');
        return STOPPED;
      },
    );
  }
  return code;
}

async function buildImages(docker: HostDocker, config: HostConfig): Promise<string> {
  const log = openLog(config.cache, 'bench');
  using progress = createProgress(process.stdout, openDurations(join(config.cache, 'durations.json')), log);
  const at = { name: config.name, progress, log, proxies: config.proxies };
  const { runner, node } = await imagesOf(docker, `${config.name}-runner`);
  const browser = await ensureImage(docker, await planBrowser(config.root, node), at);
  const anchors = await ensureImage(docker, await planAnchors(config.root, browser), at);
  const image = await ensureImage(docker, await planBench(config.root, anchors, runner), at);
  await pruneImages(docker, config.name, [image, anchors], log);
  await log.close();
  return image;
}
