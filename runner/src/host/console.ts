import { join } from 'node:path';
import type { HostConfig } from './config.ts';
import { openDurations } from './durations.ts';
import { openLog, type Log } from './log.ts';
import { createProgress, type Progress } from './progress.ts';

/** What every command of the host talks through: its log and what it shows. */
export interface Console {
  log: Log;
  progress: Progress;
}

/** Runs a command with a log and progress of its own; where it fails, names the log. */
export async function withConsole(
  config: HostConfig,
  command: string,
  run: (terminal: Console) => Promise<void>,
): Promise<void> {
  const log = openLog(config.cache, command);
  using progress = createProgress(process.stdout, openDurations(join(config.cache, 'durations.json')), log);
  try {
    await run({ log, progress });
  } catch (error) {
    log.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
    progress.say(`The whole log: ${log.file}`);
    throw error;
  } finally {
    await log.close();
  }
}
