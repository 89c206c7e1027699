import { CannotTell, type CommandOptions, type CommandResult, type Exec } from '@stackyard/kit';

const TIMEOUT_MS = 8000;

/** What a command in the machine said. Throws CannotTell where it did not end in time: silence is no answer. */
export async function answerOf(
  exec: Exec,
  command: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const result = await exec(command, { timeoutMs: TIMEOUT_MS, ...options });
  if (!result.timedOut) return result;
  throw new CannotTell(
    `${command[0] ?? 'A command'} did not end within ${TIMEOUT_MS / 1000} s`,
    'The machine may be busy. Wait a moment and check again.',
  );
}
