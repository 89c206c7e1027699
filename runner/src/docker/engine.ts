import Docker from 'dockerode';
import { run, type RunResult } from './run.ts';

/** The engine’s first process, as seen in the process namespace that the runner shares with it. */
const ENGINE_PID = '1';

/** The root of the engine’s file system, as the runner sees it. */
export const ENGINE_ROOT = `/proc/${ENGINE_PID}/root`;

/**
 * Puts a command into the engine’s mount namespace. Its control-group namespace stays ours: on v2 a process may be moved
 * only between groups that its own namespace holds, and it comes from the runner’s.
 */
function inEngine(command: readonly string[]): { file: string; args: string[] } {
  return { file: 'nsenter', args: ['--target', ENGINE_PID, '--mount', '--', ...command] };
}

/** Runs a command on the engine’s side and demands success. Throws an Error that quotes what it said. */
export async function engineRun(command: readonly string[], timeoutMs = 20_000): Promise<RunResult> {
  const { file, args } = inEngine(command);
  const result = await run(file, args, { timeoutMs });
  if (result.code === 0) return result;
  const ending = result.timedOut ? `did not end within ${timeoutMs} ms` : `ended with code ${result.code}`;
  throw new Error(
    `${command.join(' ')} ${ending}: ${result.stderr.trim() || result.stdout.trim() || 'it said nothing'}`,
  );
}

/** The engine’s Docker. */
export function connectEngine(): Docker {
  return new Docker({ socketPath: `${ENGINE_ROOT}/run/stackyard/docker.sock` });
}

/** MTU of the engine’s networks, in bytes: that of its way out. */
export async function engineMtu(engine: Docker): Promise<number> {
  const bridge = (await engine.getNetwork('bridge').inspect()) as { Options?: Record<string, string> };
  return Number(bridge.Options?.['com.docker.network.driver.mtu'] ?? 1500);
}
