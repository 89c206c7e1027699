import { log } from './log.ts';

/** The container's stop signal must end a service within a second, whatever the broker is doing. */
const LIMIT_MS = 600;

/** On SIGTERM or SIGINT closes all parts at once and ends the process. */
export function closeOnSignal(...parts: AsyncDisposable[]): void {
  const stop = async (signal: string) => {
    log(`${signal}: closing`);
    setTimeout(() => process.exit(0), LIMIT_MS).unref();
    await Promise.allSettled(parts.map((part) => part[Symbol.asyncDispose]()));
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(signal));
  }
}
