import { CannotTell, type CheckContext } from '@stackyard/kit';
import { toDecision, type Decision } from './decisions.ts';

/** The monitor’s container, as Compose calls it. */
export const MONITOR = 'secure-update-monitor-1';

const TIMEOUT_MS = 8000;

/**
 * Has the monitor’s own program judge messages by the policy that lies in the machine, as if nothing had been before
 * them: one decision for each.
 */
export async function tryPolicy({ exec, say }: CheckContext, lines: readonly string[]): Promise<Decision[]> {
  say(`trying your policy with ${lines.length} messages`);
  const result = await exec(['docker', 'exec', '-i', MONITOR, 'policy', 'try'], {
    timeoutMs: TIMEOUT_MS,
    input: `${lines.join('\n')}\n`,
  });
  if (result.code !== 0)
    throw new CannotTell(
      'The monitor could not try your policy',
      'See whether it runs, and what it says: `docker compose exec -T monitor policy check`',
    );
  return result.stdout.split('\n').flatMap((line) => (line === '' ? [] : toDecision(JSON.parse(line))));
}
