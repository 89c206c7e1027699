import { join } from 'node:path';
import type { HostConfig } from './config.ts';
import { openDurations } from './durations.ts';
import { openLog, type Log } from './log.ts';
import { createProgress, type Progress } from './progress.ts';

/** What every command of the host talks through: its log and what it shows. */
export interface Console extends AsyncDisposable {
  log: Log;
  progress: Progress;
}

export function openConsole(config: HostConfig, command: string, out: NodeJS.WriteStream = process.stdout): Console {
  const log = openLog(config.cache, command);
  const progress = createProgress(out, openDurations(join(config.cache, 'durations.json')), log);
  return {
    log,
    progress,
    async [Symbol.asyncDispose]() {
      progress[Symbol.dispose]();
      await log.close();
    },
  };
}
