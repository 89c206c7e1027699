import { CannotTell, type CheckContext } from '@stackyard/kit';
import { toDecision, type Decision } from './decisions.ts';

/** The monitor’s container, as Compose calls it. */
export const MONITOR = 'secure-update-monitor-1';

const TIMEOUT_MS = 8000;

/** One decision for each message; or what the monitor’s program says of a policy that it can’t go by. */
export type Trial = { decisions: Decision[] } | { said: string };

/**
 * Has the monitor’s own program judge messages by the policy that lies in the machine, as if nothing had been before
 * them. It reads the policy as the monitor does, and says the same of a fault.
 */
export async function runTrial({ docker, say }: CheckContext, lines: readonly string[]): Promise<Trial> {
  say(`trying your policy with ${lines.length} messages`);
  const tried = await docker.run(MONITOR, ['policy', 'try'], {
    timeoutMs: TIMEOUT_MS,
    input: `${lines.join('\n')}\n`,
  });
  if (tried === null) return { said: 'The monitor does not run.' };
  const { code, stdout, stderr, timedOut } = tried;
  if (timedOut)
    throw new CannotTell(
      `The monitor’s program did not judge within ${TIMEOUT_MS / 1000} s`,
      'The machine may be busy. Wait a moment and check again.',
    );
  if (code !== 0) return { said: stderr.trim() };
  return { decisions: stdout.split('\n').flatMap((line) => (line === '' ? [] : toDecision(JSON.parse(line)))) };
}

/** The decisions; throws CannotTell where there is no policy to go by. */
export async function tryPolicy(context: CheckContext, lines: readonly string[]): Promise<Decision[]> {
  const trial = await runTrial(context, lines);
  if ('decisions' in trial) return trial.decisions;
  throw new CannotTell(
    'The monitor could not try your policy',
    'See whether it runs, and what it says: `docker compose exec -T monitor policy check`',
  );
}
