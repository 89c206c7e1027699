import type { HostDocker } from '../docker/host-docker.ts';
import { ensureContainer, inspect } from '../docker/host-container.ts';
import { INPUTS_LABEL, labelsOf } from '../docker/host-labels.ts';
import { hashOf, readFiles } from './files.ts';
import { runnerOptions, type RunnerRequest } from './runner.ts';

/** What the pty host runs: while this is the same, another image is no reason to end its shells. */
const CODE = [
  'runner/src/terminal',
  'runner/src/pty-host.ts',
  'runner/src/config.ts',
  'runner/src/problems',
  'runner/src/problems.ts',
  'runner/protocol',
  'runner/images/runner',
  'package-lock.json',
];

/**
 * Starts the pty host, a container like the runner’s. One that runs already stays, whatever became of the runner, unless its own code has
 * changed; then too it stays while sessions are open, since their shells would end: gives false, and a later start replaces it.
 */
export async function startPtyHost(docker: HostDocker, request: RunnerRequest, root: string): Promise<boolean> {
  const container = `${request.name}-ptys`;
  const files = (await readFiles(root, CODE)).filter(({ path }) => !path.endsWith('.test.ts'));
  const inputs = hashOf(files, request.engine, String(request.dev));
  const present = await inspect(docker, container);
  const outdated = present?.State.Running === true && present.Config.Labels[INPUTS_LABEL] !== inputs;
  const itsEngine = present?.HostConfig.PidMode === `container:${request.engine}`;
  if (outdated && itsEngine && (await openSessions(request.port)) > 0) return false;
  const { Cmd: _runner, ...like } = runnerOptions(request);
  const options = { ...like, Labels: labelsOf(request.name, 'ptys'), Cmd: ['runner/src/pty-host.ts'] };
  await ensureContainer(docker, container, options, inputs);
  return true;
}

/** Sessions of the runner that is there, by its metrics; 0 where none answers. */
async function openSessions(port: number): Promise<number> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(2000) });
    const counts = (await answer.text()).matchAll(/^stackyard_sessions(?:\{[^}]*\})? (\d+)$/gm);
    return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
  } catch {
    // No runner is there, so no session is known to be open.
    return 0;
  }
}
