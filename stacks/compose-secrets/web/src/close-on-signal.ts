import { log } from './log.ts';

/** The container’s stop signal must end the app within a second, whatever its database is doing. */
const LIMIT_MS = 600;

/** On SIGTERM or SIGINT closes the parts, one after the other, and ends the process. */
export function closeOnSignal(...parts: AsyncDisposable[]): void {
  const stop = async (signal: string) => {
    log(`${signal}: closing`);
    setTimeout(() => process.exit(0), LIMIT_MS).unref();
    for (const part of parts) await part[Symbol.asyncDispose]();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
}
